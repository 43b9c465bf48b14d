from collections.abc import Callable

import pytest

Read = Callable[..., dict[str, str]]


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (["Zahlungsbedingungen: 14 Tage netto"], "14 Tage netto"),
        (["Zahlbar innerhalb von 30 Tagen ohne Abzug."], "Zahlbar innerhalb von 30 Tagen ohne Abzug."),
        (["Vielen Dank. Zahlbar bis 14.03.2024 ohne Abzug."], "Zahlbar bis 14.03.2024 ohne Abzug."),
        (["Conditions de paiement : 30 jours fin de mois"], "30 jours fin de mois"),
        (["Payment terms: Net 30 days"], "Net 30 days"),
        (["Condizioni di pagamento: bonifico 30 gg fine mese"], "bonifico 30 gg fine mese"),
        (["Condiciones de pago: 30 días fecha factura"], "30 días fecha factura"),
        (["Betaling binnen 14 dagen na factuurdatum."], "Betaling binnen 14 dagen na factuurdatum."),
        (["Płatne w ciągu 14 dni"], "Płatne w ciągu 14 dni"),
        (["Condições de pagamento: 30 dias"], "30 dias"),
        (["Ödeme koşulları: 30 gün"], "30 gün"),
    ],
)
def test_the_terms_are_read_as_printed(read: Read, texts: list[str], value: str) -> None:
    assert read(*texts).get("payment_terms") == value


def test_a_sentence_goes_on_in_the_next_row(read: Read) -> None:
    rows = [(0.1, 0.1, "Zahlbar innerhalb 30 Tagen netto,"), (0.1, 0.115, "3 % Skonto innerhalb 10 Tagen.")]
    assert read(*rows)["payment_terms"] == "Zahlbar innerhalb 30 Tagen netto, 3 % Skonto innerhalb 10 Tagen."


@pytest.mark.parametrize(
    "text", ["Terms & Conditions apply", "Zahlungsbedingungen", "Terms: see overleaf of No 5 & co"]
)
def test_other_conditions_are_no_terms_of_payment(read: Read, text: str) -> None:
    assert read(text).get("payment_terms") in (None, "see overleaf of No 5 & co")


@pytest.mark.parametrize(
    ("text", "percent", "until"),
    [
        ("2 % Skonto bis 24.03.2024", "2", "2024-03-24"),
        ("Zahlbar netto bis 13.04.2024, 3% Skonto innerhalb 10 Tagen bis 24.03.2024", "3", "2024-03-24"),
        ("Bei Zahlung innerhalb 10 Tagen 2,5 % Skonto", "2.5", "2024-03-24"),
        ("2% early payment discount within 10 days", "2", "2024-03-24"),
        ("Escompte de 2 % pour paiement sous 10 jours", "2", "2024-03-24"),
        ("2/10 net 30", "2", "2024-03-24"),
        ("2% korting bij betaling binnen 10 dagen", "2", "2024-03-24"),
        ("Descuento por pronto pago: 2% a 10 días", "2", "2024-03-24"),
        ("Sconto cassa 2% entro 10 giorni", "2", "2024-03-24"),
        ("Skonto 2% przy zapłacie w ciągu 10 dni", "2", "2024-03-24"),
        ("Desconto de pronto pagamento: 2% a 10 dias", "2", "2024-03-24"),
        ("Erken ödeme indirimi: 10 gün içinde 2%", "2", "2024-03-24"),
    ],
)
def test_a_discount_for_early_payment_is_read(read: Read, text: str, percent: str, until: str) -> None:
    found = read(text, settled={"issue_date": "2024-03-14"})
    assert found.get("payment.early_payment_discounts[1].percent") == percent
    assert found.get("payment.early_payment_discounts[1].until_date") == until


@pytest.mark.parametrize(
    "text",
    [
        "Zahlbar ohne Abzug von Skonto bis 14.03.2024",
        "Pas d'escompte pour paiement anticipé",
        "Skonto 0 % bis 24.03.2024",
        "Zahlbar netto bis 13.04.2024, 3 % Skonto",
    ],
)
def test_no_discount_is_read_without_percentage_and_day(read: Read, text: str) -> None:
    assert not any("early_payment" in path for path in read(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Referenz RF18 5390 0754 7034", "RF18539007547034"),
        ("+++090/9337/55493+++", "090933755493"),
        ("21 00000 00003 13947 14300 09017", "210000000003139471430009017"),
        ("Verwendungszweck: RE-2024-0815", "RE-2024-0815"),
        ("Payment reference: INV-77", "INV-77"),
        ("Betalingskenmerk 1234 5678", "1234"),
        ("KID: 1234567897", "1234567897"),
    ],
)
def test_a_reference_for_the_payment_is_read(read: Read, text: str, value: str) -> None:
    assert read(text).get("payment.reference") == value


@pytest.mark.parametrize(
    "text", ["RF19 5390 0754 7034", "+++090/9337/55494+++", "KID: 1234567890", "Payment reference"]
)
def test_a_reference_whose_check_digits_fail_is_none(read: Read, text: str) -> None:
    assert "payment.reference" not in read(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Zahlungsart: Banküberweisung", "30"),
        ("Zahlungsart: SEPA-Lastschrift", "59"),
        ("Mode de règlement : Virement SEPA", "58"),
        ("Payment method: Credit card", "48"),
        ("Forma de pago: Domiciliación bancaria", "49"),
        ("Modalità di pagamento: contanti", "10"),
        ("Betaalwijze: automatische incasso", "49"),
        ("Forma de pagamento: Cheque", "20"),
        ("Sposób płatności: przelew", "30"),
        ("Ödeme şekli: Kredi kartı", "48"),
        ("Der Betrag wird per Lastschrift eingezogen.", "49"),
        ("VISA **** **** **** 4116", "48"),
    ],
)
def test_the_means_of_payment_is_read(read: Read, text: str, code: str) -> None:
    assert read(text).get("payment.means_code") == code


def test_a_document_that_names_no_means_has_none(read: Read) -> None:
    found = read("Zahlungsart: Lastschrift Rechnungsnummer: 4711")
    assert found["payment.means_text"] == "Lastschrift"
    assert "payment.means_code" not in read("IBAN: DE89 3704 0044 0532 0130 00", "Our shop takes Visa and cash")


def test_of_a_card_no_more_than_four_digits_are_kept(read: Read) -> None:
    assert read("VISA 4111 1111 1111 1111")["payment.card.last_digits"] == "1111"
    assert read("Mastercard XXXX-XXXX-XXXX-6007")["payment.card.last_digits"] == "6007"
    assert "payment.card.last_digits" not in read("Order ****1234")


def test_a_direct_debit_is_read_with_its_parts(read: Read) -> None:
    found = read(
        "Mandatsreferenz: M-2024-001",
        "Gläubiger-ID: DE98ZZZ09999999999",
        "Wir buchen den Betrag von Ihrem Konto DE89 3704 0044 0532 0130 00 ab.",
    )
    assert found["payment.direct_debit.mandate_id"] == "M-2024-001"
    assert found["payment.direct_debit.creditor_id"] == "DE98ZZZ09999999999"
    assert found["payment.direct_debit.debited_iban"] == "DE89370400440532013000"


def test_a_creditor_whose_check_digits_fail_is_none(read: Read) -> None:
    assert "payment.direct_debit.creditor_id" not in read("Gläubiger-ID: DE99ZZZ09999999999")


PARTS = [
    (0.1, 0.5, "1. Rate"),
    (0.3, 0.5, "01.04.2024"),
    (0.6, 0.5, "500,00"),
    (0.1, 0.52, "2. Rate"),
    (0.3, 0.52, "01.05.2024"),
    (0.6, 0.52, "250,00"),
]


def test_instalments_are_read_where_they_make_up_the_total(read: Read) -> None:
    found = read(*PARTS, settled={"totals.gross": "750.00"})
    assert found["payment.instalments[1].due_date"] == "2024-04-01"
    assert found["payment.instalments[2].amount"] == "250.00"
    assert not any("instalments" in path for path in read(*PARTS, settled={"totals.gross": "751.00"}))


def test_a_sentence_goes_on_below_where_it_cannot_end_though_other_cells_stand_between(read: Read) -> None:
    rows = [
        (0.1, 0.1, "Bei Zahlung bis zum 13.06.2025 zahlen Sie mit 2,50 % Skonto €"),
        (0.8, 0.108, "20.06.2025"),
        (0.1, 0.116, "15.016,31"),
        (0.1, 0.132, "Mit freundlichen Grüßen"),
    ]
    assert read(*rows)["payment_terms"].endswith("2,50 % Skonto € 15.016,31")


def test_terms_go_on_in_the_next_sentence_on_payment_alone(read: Read) -> None:
    rows = [
        (0.1, 0.1, "Zahlbar innerhalb 30 Tagen. Bei Zahlung innerhalb 10 Tagen 2 % Skonto."),
        (0.1, 0.116, "Danach zahlbar ohne Abzug."),
        (0.1, 0.132, "Gerichtsstand ist Köln."),
    ]
    expected = "Zahlbar innerhalb 30 Tagen. Bei Zahlung innerhalb 10 Tagen 2 % Skonto. Danach zahlbar ohne Abzug."
    assert read(*rows)["payment_terms"] == expected
