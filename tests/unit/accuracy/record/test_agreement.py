import pytest

from tests.accuracy.record.agreement import is_same


@pytest.mark.parametrize(
    ("path", "value", "truth"),
    [
        ("totals.net", "100", "100.00"),
        ("supplier.contact.phone", "089 1234567", "+49 (0)89 1234567"),
        ("supplier.contact.phone", "+49 89 1234567", "+49891234567"),
        ("supplier.name", "Nordlicht Bürobedarf GmbH", "Nordlicht Buerobedarf GmbH"),
        ("payment.accounts[].iban", "DE02120300000000202051", "DE02 1203 0000 0000 2020 51"),
        ("issue_date", "2024-03-09", "2024-03-09"),
        ("supplier.address.subdivision", "CA", "California"),
    ],
)
def test_the_same_value_written_in_another_way_agrees(path: str, value: str, truth: str) -> None:
    assert is_same(path, value, truth)


@pytest.mark.parametrize(
    ("path", "value", "truth"),
    [
        ("totals.net", "100.01", "100.00"),
        ("supplier.contact.phone", "089 1234568", "+49 (0)89 1234567"),
        ("supplier.address.line1", "Lieferantenstraße 20", "Lieferantenstraße 21"),
        ("supplier.address.country", "DE", "AT"),
        ("supplier.address.subdivision", "CA", "Colorado"),
        ("supplier.address.city", "Bonn", "Born"),
        ("issue_date", "2024-03-09", "2024-09-03"),
    ],
)
def test_another_value_does_not(path: str, value: str, truth: str) -> None:
    assert not is_same(path, value, truth)
