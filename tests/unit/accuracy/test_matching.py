import pytest

from tests.accuracy.fields import Cell, Field
from tests.accuracy.matching import Matching, letters_and_digits


@pytest.mark.parametrize(
    ("field", "value", "truth", "is_right"),
    [
        (Field.GROSS_TOTAL, "119", "119.00", True),
        (Field.GROSS_TOTAL, "119.01", "119.00", False),
        (Field.GROSS_TOTAL, "119,00", "119.00", False),
        (Field.GROSS_TOTAL, "NaN", "NaN", False),
        (Field.ISSUE_DATE, " 2024-03-09", "2024-03-09", True),
        (Field.ISSUE_DATE, "2024-09-03", "2024-03-09", False),
        (Field.CURRENCY, "eur", "EUR", True),
        (Field.INVOICE_NUMBER, "r 17/2024", "R-17-2024", True),
        (Field.INVOICE_NUMBER, "R-17-202", "R-17-2024", False),
        (Field.IBAN, "DE02 1203 0000 0000 2020 51", "DE02120300000000202051", True),
        (Field.SUPPLIER_NAME, "Müller & Söhne", "MULLER SOHNE", True),
        (Field.SUPPLIER_NAME, "Nordlicht Handels GmbK", "Nordlicht Handels GmbH", True),
        (Field.SUPPLIER_NAME, "Nordlicht", "Nordlicht Handels GmbH", False),
        (Field.SUPPLIER_NAME, "Acne", "Acme", False),
    ],
)
def test_values_are_compared_by_their_kind(field: Field, value: str, truth: str, *, is_right: bool) -> None:
    assert Matching().is_right(field, value, [truth]) is is_right


def test_any_of_the_right_values_will_do() -> None:
    assert Matching().is_right(Field.SUPPLIER_NAME, "WTTO", ["Sinclair", "WTTO"])


def test_exact_names_must_agree_in_every_letter() -> None:
    exact = Matching(exact_names=True)
    assert exact.is_right(Field.SUPPLIER_NAME, "nordlicht-handels gmbh", ["Nordlicht Handels GmbH"])
    assert not exact.is_right(Field.SUPPLIER_NAME, "Nordlicht Handels GmbK", ["Nordlicht Handels GmbH"])


@pytest.mark.parametrize(
    ("cell", "value", "truth", "is_right"),
    [
        (Cell.QUANTITY, "2.0", "2", True),
        (Cell.NET_AMOUNT, "2", "3", False),
        (Cell.DESCRIPTION, "Lamp, white, with clamp", "LAMP white", True),
        (Cell.DESCRIPTION, "Lamp", "Lamp, white, with clamp", False),
        (Cell.DESCRIPTION, "–", "–", True),
    ],
)
def test_a_description_may_say_more_and_other_cells_are_numbers(
    cell: Cell, value: str, truth: str, *, is_right: bool
) -> None:
    assert Matching().is_cell_right(cell, value, truth) is is_right


def test_letters_and_digits_lose_accents_spaces_and_signs() -> None:
    assert letters_and_digits(" Éclair №7 – Straße ") == "eclairno7strae"
