"""The arithmetic of a table's columns: which of them can be quantity, price and amount of the lines."""

from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import permutations

from nlp_service.candidates.lines.product import adds_up
from nlp_service.reading.table_header import OTHER

# Columns that may hold quantity, price or amount, whatever their header says; and how many of them are tried at most.
MAY_BE_MONEY = frozenset({"quantity", "unit_price", "net_amount", "gross_amount", "tax_amount", "tax_rate", OTHER})
_MOST_TRIED = 7
ROLES = ("quantity", "unit_price", "net_amount")
# Prices are for so many.
_BASES = frozenset(map(Decimal, (1, 10, 100, 1000)))

NumberRow = Sequence[Decimal | None]


def places_of(kinds: Sequence[str]) -> tuple[int, ...]:
    """Where quantity, price and amount are; empty when one of them is missing."""
    return tuple(kinds.index(role) for role in ROLES) if all(role in kinds for role in ROLES) else ()


def choices(kinds: Sequence[str], percent: Set[int]) -> Iterator[tuple[int, ...]]:
    """Columns for quantity, price and amount, the amount to the right of both.

    What is called a rate can only be the amount, as where a header ends in `without VAT`; percentages are neither.
    """
    places = [i for i, kind in enumerate(kinds) if kind in MAY_BE_MONEY and i not in percent][-_MOST_TRIED:]
    return (
        choice
        for choice in permutations(places, 3)
        if choice[2] > max(choice[:2]) and "tax_rate" not in (kinds[choice[0]], kinds[choice[1]])
    )


def rows_that_hold(
    rows: Sequence[NumberRow], places: Sequence[int], discount: int | None, base: int | None = None
) -> int:
    """How often quantity times price is the amount; a row counts twice where neither of them is 1."""
    if not places:
        return 0
    return sum(_holds(row, places, _cell(row, discount), _cell(row, base)) for row in rows)


def _cell(row: NumberRow, place: int | None) -> Decimal | None:
    return row[place] if place is not None else None


def kept(kinds: Sequence[str], places: Sequence[int]) -> int:
    """How many columns would be what their header says."""
    return sum(kinds[place] == role for place, role in zip(places, ROLES, strict=True))


def _holds(row: NumberRow, places: Sequence[int], discount: Decimal | None, base: Decimal | None) -> int:
    quantity, price, amount = (row[place] for place in places)
    if not amount or not adds_up(quantity, price, amount, discount, base):
        return 0
    return 1 if 1 in (quantity, price) else 2


def rows_with_amount(rows: Sequence[NumberRow], places: Sequence[int]) -> int:
    """How many rows have an amount, the last of `places`."""
    return sum(row[places[2]] is not None for row in rows)


def base_columns(kinds: Sequence[str], rows: Sequence[NumberRow]) -> Iterator[int]:
    """The columns of hundreds and thousands, for which prices may be."""
    for place, kind in enumerate(kinds):
        numbers = {number for row in rows if (number := row[place]) is not None}
        if kind in MAY_BE_MONEY | {"unit"} and max(numbers, default=Decimal(0)) > 1 and numbers <= _BASES:
            yield place
