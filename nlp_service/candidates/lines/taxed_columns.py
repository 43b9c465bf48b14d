"""Columns of tax and of amounts with the tax in them, told apart by their numbers where headers say `tax` of both."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import permutations

from nlp_service.candidates.lines.product import TOLERANCE
from nlp_service.reading.table_header import OTHER

Row = Sequence[Decimal | None]
# Rates beyond this are no VAT anywhere.
_HIGHEST_RATE = 30
_TAXED = ("net_amount", "tax_amount", "gross_amount")
# Columns that may hold one of these, whatever their header says; and how many of them are tried at most.
_AMOUNTS = frozenset({*_TAXED, "tax_rate", OTHER})
_MOST_TRIED = 7


def tell_amounts_from_rates(kinds: list[str], rows: Sequence[Row]) -> None:
    """A column under `Incl. tax` or `Tax` whose numbers are mostly too high for rates holds amounts, the gross ones
    where none is below the net amount of its row.
    """
    for place, kind in enumerate(kinds):
        numbers = [number for row in rows if (number := row[place]) is not None]
        if kind == "tax_rate" and 2 * sum(abs(number) > _HIGHEST_RATE for number in numbers) > len(numbers):
            is_gross = "gross_amount" not in kinds and _holds_net(kinds, rows, place)
            kinds[place] = "gross_amount" if is_gross else OTHER


def _holds_net(kinds: Sequence[str], rows: Sequence[Row], place: int) -> bool:
    """Whether net amounts are known, and none of them is above the number at `place` in its row."""
    if "net_amount" not in kinds:
        return False
    net = kinds.index("net_amount")
    pairs = [
        (abs(low), abs(high)) for row in rows if (low := row[net]) is not None and (high := row[place]) is not None
    ]
    return bool(pairs) and all(low <= high for low, high in pairs)


def tell_net_tax_and_gross(kinds: list[str], rows: Sequence[Row]) -> None:
    """Of three columns of which the third is the sum of the others in every row, the first is the net amount, the
    second, which is the smaller and no more than a tax, the tax on it, and the third the gross amount.

    Their headers decide between several such threes.
    """
    places = [place for place, kind in enumerate(kinds) if kind in _AMOUNTS][:_MOST_TRIED]
    threes = [three for three in permutations(places, 3) if _are_taxed(three, rows)]
    best = max(
        threes,
        key=lambda three: sum(kinds[place] == kind for place, kind in zip(three, _TAXED, strict=True)),
        default=None,
    )
    if best is not None:
        for place, kind in enumerate(kinds):
            if kind in _TAXED and place not in best:
                kinds[place] = OTHER
        for place, kind in zip(best, _TAXED, strict=True):
            kinds[place] = kind


def _are_taxed(three: Sequence[int], rows: Sequence[Row]) -> bool:
    """Whether all rows that have two of the three have the third and are taxed so, some with a tax."""
    found = [[row[place] for place in three] for row in rows]
    full = [row for row in found if sum(number is not None for number in row) > 1]
    sums = [(net, tax, gross) for net, tax, gross in full if net is not None and tax is not None and gross is not None]
    return (
        bool(sums)
        and len(sums) == len(full)
        and any(tax for _, tax, _ in sums)
        and all(
            abs(net + tax - gross) <= TOLERANCE and abs(tax) <= abs(net) * _HIGHEST_RATE / 100 + TOLERANCE
            for net, tax, gross in sums
        )
    )


def tell_gross_from_net(kinds: list[str], rows: Sequence[Row]) -> None:
    """A net amount that is always quantity times price and the tax on it is the gross amount."""
    if "net_amount" not in kinds or "gross_amount" in kinds or "unit_price" not in kinds or "tax_rate" not in kinds:
        return
    column: Callable[[str], int] = kinds.index
    price, net, rate = column("unit_price"), column("net_amount"), column("tax_rate")
    quantity = column("quantity") if "quantity" in kinds else None
    lines = [row for row in rows if row[price] and row[net] and row[rate]]
    if lines and all(
        _is_taxed(row[quantity] if quantity is not None else None, row, price, net, rate) for row in lines
    ):
        kinds[net] = "gross_amount"


def _is_taxed(quantity: Decimal | None, row: Row, price: int, net: int, rate: int) -> bool:
    count = Decimal(1) if quantity is None else quantity
    taxed = count * (row[price] or Decimal(0)) * (1 + (row[rate] or Decimal(0)) / 100)
    return abs(taxed - (row[net] or Decimal(0))) <= TOLERANCE
