"""The choice between readings of the lines: tables, some of them, rows without a header; what a total explains wins."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from nlp_service.candidates.lines.line_items import Line, read_tables
from nlp_service.candidates.lines.plain_lines import find_plain_lines
from nlp_service.candidates.lines.priced_rows import SUMS
from nlp_service.candidates.survey import Survey
from nlp_service.reading.near import Side

# How surely a label must name a total for lines to be proved by it.
_SURE_LABEL = 0.5
# Rows at the end of the lines that may be something else, as tips and sums of groups.
_MOST_LEFT_OUT = 6
# How much a document has to look like a receipt for prices without quantities to be amounts.
_LIKE_RECEIPT = 0.3
_CENT = Decimal("0.01")

_Lines = tuple[Line, ...]


def choose_lines(survey: Survey) -> _Lines:
    """The lines of the document: of the tables, unless only less of them, or rows without a header, make up a total.

    Lines that quantity and price prove are never left out.
    """
    totals = _totals(survey)
    tables = [_with_amounts(lines, totals, survey) for lines in read_tables(survey) if lines]
    every = tuple(chain.from_iterable(tables))
    if not every:
        plain = find_plain_lines(survey)
        return plain if _explained(plain, totals) else _explained_part([plain], totals) or plain
    if not totals or _explained(every, totals):
        return every
    fewer = _explained_part(tables, totals)
    if fewer:
        return fewer
    if any(line.adds_up for line in every):
        return every
    plain = find_plain_lines(survey)
    says_as_much = len(plain) >= len(every) or all(_amount(line) is None for line in every)
    return plain if says_as_much and _explained(plain, totals) else every


def _totals(survey: Survey) -> Set[Decimal]:
    return {
        amount.value
        for amount in survey.amounts
        if amount.value
        and amount.number.decimals > 0
        and any(
            link.label.field in SUMS and link.strength >= _SURE_LABEL and link.side is not Side.BELOW
            for link in survey.links[id(amount)]
        )
    }


def _with_amounts(lines: _Lines, totals: Set[Decimal], survey: Survey) -> _Lines:
    """`lines` with their prices as amounts, if they have no others and the prices make up a total.

    Without quantities a receipt's prices are amounts too.
    """
    prices = [price for line in lines if (price := line.amount("unit_price")) is not None]
    if not prices or any(_amount(line) is not None for line in lines):
        return lines
    has_quantities = any(line.amount("quantity") is not None for line in lines)
    is_receipt = survey.receipt_weight >= _LIKE_RECEIPT and not has_quantities
    if not is_receipt and not _is_total(sum(prices, Decimal(0)), totals):
        return lines
    renamed = {"unit_price": "net_amount"}
    return tuple(
        replace(line, cells=tuple((renamed.get(name, name), cell) for name, cell in line.cells), adds_up=None)
        for line in lines
    )


def _explained_part(tables: Sequence[_Lines], totals: Set[Decimal]) -> _Lines:
    """The most of the lines that make up a total; empty where none do."""
    return next((lines for lines in _fewer(tables) if _explained(lines, totals)), ())


def _fewer(tables: Sequence[_Lines]) -> Iterator[_Lines]:
    """The lines of some tables that follow one another, and those of all without the last few."""
    for count in range(len(tables) - 1, 0, -1):
        for first in range(len(tables) - count + 1):
            left_out = (*tables[:first], *tables[first + count :])
            if not any(line.adds_up for lines in left_out for line in lines):
                yield tuple(chain.from_iterable(tables[first : first + count]))
    every = tuple(chain.from_iterable(tables))
    for end in range(len(every) - 1, max(0, len(every) - 1 - _MOST_LEFT_OUT), -1):
        if every[end].adds_up:
            return
        yield every[:end]


def _explained(lines: Sequence[Line], totals: Set[Decimal]) -> bool:
    """Whether the amounts of `lines`, net or gross, add up to a total."""
    amounts = [amount for line in lines if (amount := _amount(line)) is not None]
    return bool(amounts) and _is_total(sum(amounts, Decimal(0)), totals)


def _amount(line: Line) -> Decimal | None:
    net = line.amount("net_amount")
    return line.amount("gross_amount") if net is None else net


def _is_total(value: Decimal, totals: Set[Decimal]) -> bool:
    return any(abs(value - total) <= _CENT for total in totals)
