from collections.abc import Callable

import pytest

Read = Callable[..., dict[str, str]]

SUMS = [
    (0.5, 0.5, "Zwischensumme"),
    (0.8, 0.5, "100,00"),
    (0.5, 0.52, "Rabatt 5 %"),
    (0.8, 0.52, "-5,00"),
    (0.5, 0.54, "Versandkosten"),
    (0.8, 0.54, "7,50"),
    (0.5, 0.56, "Nettobetrag"),
    (0.8, 0.56, "102,50"),
]
SETTLED = {"totals.net": "102.50", "totals.allowances": "5.00", "totals.charges": "7.50"}


def test_the_items_of_allowances_and_charges_are_read_with_their_reasons(read: Read) -> None:
    found = read(*SUMS, settled=SETTLED)
    assert found["allowances[1].amount"] == "5.00"
    assert found["allowances[1].percent"] == "5"
    assert found["allowances[1].reason"] == "Rabatt 5 %"
    assert (found["charges[1].amount"], found["charges[1].reason"]) == ("7.50", "Versandkosten")


def test_items_that_do_not_make_up_their_total_are_left_out(read: Read) -> None:
    found = read(*SUMS, settled={**SETTLED, "totals.charges": "8.00"})
    assert "charges[1].amount" not in found


STEPS = [
    (0.5, 0.5, "Positionssumme"),
    (0.8, 0.5, "100,00"),
    (0.5, 0.52, "Treuebonus 5 %"),
    (0.8, 0.52, "-5,00"),
    (0.5, 0.54, "Botendienst"),
    (0.8, 0.54, "7,50"),
    (0.5, 0.56, "Nettobetrag"),
    (0.8, 0.56, "102,50"),
]


def test_rows_that_lead_from_the_lines_to_the_net_total_are_items_whatever_they_are_called(read: Read) -> None:
    found = read(*STEPS, settled={"totals.net": "102.50"})
    assert (found["allowances[1].amount"], found["allowances[1].reason"]) == ("5.00", "Treuebonus 5 %")
    assert (found["charges[1].amount"], found["charges[1].reason"]) == ("7.50", "Botendienst")


def test_a_row_that_sums_up_allowances_is_no_item(read: Read) -> None:
    texts = [
        (0.5, 0.5, "Positionssumme"),
        (0.8, 0.5, "100,00"),
        (0.5, 0.52, "Gesamtbetrag der Abschläge"),
        (0.8, 0.52, "5,00"),
        (0.5, 0.54, "Nettobetrag"),
        (0.8, 0.54, "95,00"),
    ]
    settled = {"totals.net": "95.00", "totals.allowances": "5.00"}
    assert "allowances[1].amount" not in read(*texts, settled=settled)


def test_rows_that_lead_elsewhere_are_no_items(read: Read) -> None:
    assert not any(path.startswith(("allow", "charge")) for path in read(*STEPS, settled={"totals.net": "103.00"}))


def test_rows_of_contained_tax_and_of_receipts_are_no_items(read: Read) -> None:
    contained = [
        (0.5, 0.5, "Positionssumme"),
        (0.8, 0.5, "119,00"),
        (0.5, 0.52, "darin MwSt. 19 %"),
        (0.8, 0.52, "19,00"),
        (0.5, 0.54, "Nettobetrag"),
        (0.8, 0.54, "100,00"),
    ]
    assert "allowances[1].amount" not in read(*contained, settled={"totals.net": "100.00"})
    receipt = {"totals.net": "102.50", "document_type": "RECEIPT"}
    assert "allowances[1].amount" not in read(*STEPS, settled=receipt)


def test_a_subtotal_that_leads_to_the_net_total_is_the_sum_of_the_lines(read: Read) -> None:
    assert read(*SUMS, settled=SETTLED)["totals.sum_of_lines"] == "100.00"
    assert "totals.sum_of_lines" not in read(*SUMS, settled={**SETTLED, "totals.net": "102.40"})


def test_the_sum_of_the_lines_is_read_at_its_label(read: Read) -> None:
    assert read((0.5, 0.5, "Positionssumme"), (0.8, 0.5, "180,76"))["totals.sum_of_lines"] == "180.76"


def test_withheld_tax_is_read_where_it_leads_to_what_is_due(read: Read) -> None:
    texts = [(0.5, 0.5, "Retención IRPF 15 %"), (0.8, 0.5, "-150,00")]
    settled = {"totals.gross": "1210.00", "totals.amount_due": "1060.00"}
    assert read(*texts, settled=settled)["totals.withholding_tax"] == "150.00"
    assert "totals.withholding_tax" not in read(*texts, settled={**settled, "totals.amount_due": "1210.00"})


def test_tax_in_another_currency_is_read_where_the_rate_leads_to_it(read: Read) -> None:
    texts = ["Kurs: 4,3000", "VAT 430,00 PLN"]
    found = read(*texts, settled={"totals.tax": "100.00", "currency": "EUR"})
    assert found["exchange_rate"] == "4.3000"
    assert (found["totals.tax_in_tax_currency"], found["tax_currency"]) == ("430.00", "PLN")
    assert "tax_currency" not in read(*texts, settled={"totals.tax": "90.00", "currency": "EUR"})


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Steuerschuldnerschaft des Leistungsempfängers gemäß § 13b UStG", "AE"),
        ("Reverse charge: customer to account for VAT", "AE"),
        ("Autoliquidation de la TVA", "AE"),
        ("Operación con inversión del sujeto pasivo", "AE"),
        ("Operazione in inversione contabile art. 17 c. 6", "AE"),
        ("BTW verlegd", "AE"),
        ("IVA - autoliquidação", "AE"),
        ("Odwrotne obciążenie", "AE"),
        ("KDV alıcı tarafından ödenecektir", "AE"),
        ("Steuerfreie innergemeinschaftliche Lieferung", "K"),
        ("Exonération de TVA selon article 262 I du CGI", "G"),
        ("Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.", "E"),
        ("TVA non applicable, art. 293 B du CGI", "E"),
        ("Zwolnienie na podstawie art. 113 ust. 1", "E"),
    ],
)
def test_why_no_tax_is_due_is_read(read: Read, text: str, category: str) -> None:
    found = read(text)
    assert found.get("reverse_charge", "") == ("true" if category == "AE" else "")
    if category:
        assert found["tax_lines[1].category"] == category
        assert found["tax_lines[1].exemption_reason"] == text


def test_no_reason_is_given_where_tax_is_charged(read: Read) -> None:
    settled = {"totals.tax": "19.00", "tax_lines[1].rate": "19"}
    found = read("Bei Auslandsleistungen gilt: Reverse Charge", settled=settled)
    assert "reverse_charge" not in found
    assert "tax_lines[1].exemption_reason" not in found


def test_the_code_of_the_type_is_derived_and_has_no_place(read: Read) -> None:
    assert read("Gutschrift", settled={"document_type": "CREDIT_NOTE"})["document_type_code"] == "381"
    assert "document_type_code" not in read("Mahnung", settled={"document_type": "REMINDER"})


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Rechnung Nr. 1 vom 14. März, zahlbar bis Ende April", "de"),
        ("Facture n° 1 à payer par virement pour le client", "fr"),
        ("Factuur voor de klant, te betalen binnen 14 dagen", "nl"),
        ("Faktura VAT dla nabywcy, termin płatności 14 dni", "pl"),
    ],
)
def test_the_language_is_told_by_labels_and_words(read: Read, text: str, language: str) -> None:
    assert read(text)["language"] == language


def test_notes_and_supporting_documents_are_read_where_they_are_announced(read: Read) -> None:
    found = read("Hinweis: Bitte beachten Sie unsere neue Anschrift", "Anlage: Aufmass.pdf")
    assert found["notes[1].text"] == "Bitte beachten Sie unsere neue Anschrift"
    assert found["supporting_documents[1].filename"] == "Aufmass.pdf"
    assert not any(path.startswith("notes") for path in read("Hinweis 4711", "Bitte beachten Sie die Anschrift"))


def test_a_sentence_that_begins_in_the_row_above_is_read_whole(read: Read) -> None:
    found = read((0.1, 0.1, "Die Leistungen sind umsatzsteuerfrei,"), (0.1, 0.115, "steuerfrei nach § 4 Nr. 14 UStG"))
    assert found["tax_lines[1].exemption_reason"].startswith("Die Leistungen")


def test_the_net_total_is_the_sum_of_the_lines_where_they_make_it_up(read: Read) -> None:
    texts = [(0.5, 0.5, "Nettobetrag"), (0.8, 0.5, "100,00")]
    lines = {"line_items[1].net_amount": "60.00", "line_items[2].net_amount": "40.00"}
    assert read(*texts, settled={"totals.net": "100.00", **lines})["totals.sum_of_lines"] == "100.00"
    assert "totals.sum_of_lines" not in read(*texts, settled={"totals.net": "100.00"})


def test_lines_with_vat_are_of_category_s_where_the_supplier_names_a_vat_identifier(read: Read) -> None:
    settled = {"tax_lines[1].rate": "19", "supplier.vat_id": "DE136695976"}
    assert read("Rechnung", settled=settled)["tax_lines[1].category"] == "S"
    assert "tax_lines[1].category" not in read("Invoice", settled={"tax_lines[1].rate": "8.25"})
    assert "tax_lines[1].category" not in read("IGIC 7 %", settled=settled)


def test_a_printed_code_of_the_type_is_read(read: Read) -> None:
    found = read("Teilrechnung (875) Nr. 210112 vom 06.06.2025", settled={"document_type": "INVOICE"})
    assert found["document_type_code"] == "875"
    assert read("Rechnung (250) Nr. 1", settled={"document_type": "INVOICE"})["document_type_code"] == "380"
