"""Columns of tax and of amounts with the tax in them, told apart by their numbers where headers say `tax` of both."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from nlp_service.candidates.product import TOLERANCE
from nlp_service.reading.table_header import OTHER

Row = Sequence[Decimal | None]
# Rates beyond this are no VAT anywhere.
_HIGHEST_RATE = 30


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
