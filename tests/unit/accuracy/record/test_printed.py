import pytest

from tests.accuracy.record.printed import is_printed

PAGE = """Nordlicht GmbH, Hafenweg 3, D-20457 Hamburg, Deutschland  Tel. +49 (0)40 / 123 45 67
Rechnungsdatum 9. März 2024  Lieferdatum 01.03.2024  Summe 1.234,50 EUR  19 %"""


@pytest.mark.parametrize(
    ("path", "truth"),
    [
        ("supplier.name", "NORDLICHT GmbH"),
        ("supplier.address.country", "DE"),
        ("supplier.contact.phone", "+49401234567"),
        ("issue_date", "2024-03-09"),
        ("delivery_date", "2024-03-01"),
        ("totals.net", "1234.50"),
        ("tax_lines[].rate", "19.00"),
    ],
)
def test_what_stands_on_the_page_in_a_usual_form_is_printed(path: str, truth: str) -> None:
    assert is_printed(path, truth, PAGE)


@pytest.mark.parametrize(
    ("path", "truth"),
    [
        ("supplier.name", "Südlicht GmbH"),
        ("supplier.address.country", "AT"),
        ("due_date", "2024-04-08"),
        ("totals.gross", "1234.60"),
        ("payment.means_code", "58"),
    ],
)
def test_what_does_not_is_not(path: str, truth: str) -> None:
    assert not is_printed(path, truth, PAGE)


def test_without_a_text_layer_everything_may_be_printed() -> None:
    assert is_printed("supplier.name", "Südlicht GmbH", None)
