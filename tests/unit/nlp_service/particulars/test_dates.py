from collections.abc import Callable

import pytest

from nlp_service.candidates.survey import Survey
from nlp_service.particulars.choosing import choose_particulars

Read = Callable[..., dict[str, str]]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Lieferdatum: 14.03.2024", "delivery_date", "2024-03-14"),
        ("Fecha de entrega: 14/03/2024", "delivery_date", "2024-03-14"),
        ("Data sprzedaży: 14.03.2024", "delivery_date", "2024-03-14"),
        ("Tax point: 14 March 2024", "tax_point_date", "2024-03-14"),
        ("Date de commande : 14 mars 2024", "order_date", "2024-03-14"),
        ("Data dell'ordine: 14/03/2024", "order_date", "2024-03-14"),
        ("Bestellung Nr. 2024-471331 vom 14.03.2024", "order_date", "2024-03-14"),
        ("Betaald op 14-03-2024", "payment_date", "2024-03-14"),
        ("Teslim tarihi: 14.03.2024", "delivery_date", "2024-03-14"),
    ],
)
def test_a_date_is_read_at_its_label(read: Read, text: str, field: str, value: str) -> None:
    assert read(text).get(field) == value


def test_a_date_far_from_its_label_is_another(read: Read) -> None:
    assert "delivery_date" not in read("Lieferdatum nach Absprache mit dem Kunden, Angebot 14.03.2024")


def test_the_day_until_which_to_pay_is_no_day_of_payment(read: Read) -> None:
    assert "payment_date" not in read("Payment date: 14 March 2024", settled={"due_date": "2024-03-14"})


def test_an_ambiguous_date_keeps_both_readings(look_over: Callable[..., Survey]) -> None:
    choices = choose_particulars(look_over((0.1, 0.1, "Delivery date: 03/04/2024")), [])
    [chosen] = [choice.chosen for choice in choices if choice.field == "delivery_date"]
    assert chosen is not None
    assert {chosen.candidate.value, chosen.candidate.other_value} == {"2024-04-03", "2024-03-04"}


def test_the_day_of_issue_is_the_day_of_delivery_where_the_document_says_so(read: Read) -> None:
    settled = {"issue_date": "2024-03-14"}
    assert read("Leistungsdatum entspricht Rechnungsdatum.", settled=settled)["delivery_date"] == "2024-03-14"
    assert "delivery_date" not in read("Rechnungsdatum 14.03.2024", settled=settled)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Leistungszeitraum: 01.03.2024 - 31.03.2024", "2024-03-01", "2024-03-31"),
        ("Leistungszeitraum: 01.03. - 31.03.2024", "2024-03-01", "2024-03-31"),
        ("Leistungszeitraum: März 2024", "2024-03-01", "2024-03-31"),
        ("Leistungsmonat 02/2024", "2024-02-01", "2024-02-29"),
        ("Billing period: 1 March 2024 to 31 March 2024", "2024-03-01", "2024-03-31"),
        ("Période de facturation : du 01/03/2024 au 31/03/2024", "2024-03-01", "2024-03-31"),
        ("Periodo de facturación: marzo de 2024", "2024-03-01", "2024-03-31"),
        ("Periodo di fatturazione: dal 01/03/2024 al 31/03/2024", "2024-03-01", "2024-03-31"),
        ("Periode: 01-03-2024 t/m 31-03-2024", "2024-03-01", "2024-03-31"),
        ("Período de faturação: 01-03-2024 a 31-03-2024", "2024-03-01", "2024-03-31"),
        ("Okres rozliczeniowy: 01.03.2024 - 31.03.2024", "2024-03-01", "2024-03-31"),
        ("Fatura dönemi: 01.03.2024 - 31.03.2024", "2024-03-01", "2024-03-31"),
        ("Finanzrate vom 01.03.2024 bis 31.03.2024", "2024-03-01", "2024-03-31"),
    ],
)
def test_the_period_is_read(read: Read, text: str, start: str, end: str) -> None:
    found = read(text)
    assert (found.get("service_period.start"), found.get("service_period.end")) == (start, end)


@pytest.mark.parametrize(
    "texts",
    [
        ["Leistungszeitraum: 31.03.2024 - 01.03.2024"],
        ["Leistungszeitraum: 14.03.2024"],
        ["Miete vom 01.03.2024 bis 31.03.2024", "Nebenkosten vom 01.01.2023 bis 31.12.2023"],
    ],
)
def test_what_is_no_one_period_is_none(read: Read, texts: list[str]) -> None:
    assert "service_period.start" not in read(*texts)
