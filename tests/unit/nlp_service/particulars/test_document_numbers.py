from collections.abc import Callable

import pytest

Read = Callable[..., dict[str, str]]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Auftragsnummer: AB-2024-77", "sales_order", "AB-2024-77"),
        ("Sales order no. 4711/24", "sales_order", "4711/24"),
        ("Ihr Zeichen: K-99", "buyer_reference", "K-99"),
        ("Projekt Nr.: P2024-3", "project", "P2024-3"),
        ("Réf. marché : MSPE2017", "contract", "MSPE2017"),
        ("Contract number CON02858", "contract", "CON02858"),
        ("Lieferschein Nr. 8876543219 vom 02.03.2024", "despatch_advice", "8876543219"),
        ("Albarán: 14625", "despatch_advice", "14625"),
        ("DDT n. 552/A del 02/03/2024", "despatch_advice", "552/A"),
        ("Nr PZ: 12/2024", "receiving_advice", "12/2024"),
        ("CIG: 7890123ABC", "tender_or_lot", "7890123ABC"),
        ("Meternummer: 00812345", "invoiced_object.value", "00812345"),
        ("Centro de custo: 4100-2", "buyer_accounting_reference", "4100-2"),
        ("Klantnummer 47774", "customer_number", "47774"),
        ("N.º de cliente: K-2117", "customer_number", "K-2117"),
        ("N° client C0001", "customer_number", "C0001"),
        ("Müşteri no: 120.55.01", "customer_number", "120.55.01"),
        ("Numer klienta: K/00123", "customer_number", "K/00123"),
    ],
)
def test_a_number_is_read_at_its_label(read: Read, text: str, field: str, value: str) -> None:
    assert read(text).get(f"references.{field}") == value


def test_a_number_is_read_to_the_right_of_its_label_and_below_it(read: Read) -> None:
    header = [(0.1, 0.2, "Kundennummer"), (0.5, 0.2, "Lieferschein"), (0.1, 0.22, "10023"), (0.5, 0.22, "LS-9")]
    found = read(*header, (0.1, 0.4, "Vertragsnummer:"), (0.4, 0.4, "V-2020-1"))
    assert found["references.customer_number"] == "10023"
    assert found["references.despatch_advice"] == "LS-9"
    assert found["references.contract"] == "V-2020-1"


@pytest.mark.parametrize(
    "text",
    [
        "Projekt Neubau Nord",
        "Vertrag vom 02.03.2024",
        "Lieferschein 12,50",
        "Kundennummer: ****1234",
        "Der Vertrag 30 Tage nach Eingang verlängert sich",
        "Kundennummer Rechnungsnummer 4711",
    ],
)
def test_no_other_text_at_a_label_is_a_number(read: Read, text: str) -> None:
    assert not any(path.startswith("references.") for path in read(text))


def test_the_number_of_the_invoice_is_no_other_number(read: Read) -> None:
    found = read("Ihre Referenz: RE-1", settled={"invoice_number": "RE-1"})
    assert "references.buyer_reference" not in found


def test_an_account_at_a_bank_is_no_customer_number(read: Read) -> None:
    assert "references.customer_number" not in read("Barclays Bank", "Account number: 12345678")
    assert read("Your utility", "Account number: 12345678")["references.customer_number"] == "12345678"


def test_a_routing_id_is_read_where_its_check_digits_hold(read: Read) -> None:
    assert read("Leitweg-ID: 04011000-1234512345-06")["references.buyer_reference"] == "04011000-1234512345-06"
    assert read("04011000-1234512345-06")["references.buyer_reference"] == "04011000-1234512345-06"
    assert "references.buyer_reference" not in read("Leitweg-ID: 04011000-1234512345-07")


def test_earlier_invoices_are_read_with_their_dates(read: Read) -> None:
    found = read(
        "Gutschrift zu Rechnung Nr. RE-2024-1 vom 05.03.2024",
        "Facture d'origine : FA-2017-0010",
        settled={"invoice_number": "GS-7"},
    )
    assert found["references.preceding_invoices[1].number"] == "RE-2024-1"
    assert found["references.preceding_invoices[1].issue_date"] == "2024-03-05"
    assert found["references.preceding_invoices[2].number"] == "FA-2017-0010"


def test_a_document_is_not_its_own_earlier_invoice(read: Read) -> None:
    found = read("Zur Rechnung Nr. RE-1", settled={"invoice_number": "RE-1"})
    assert not any("preceding" in path for path in found)
