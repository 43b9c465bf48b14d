"""The tax rate of lines that print none: what their code means, or that of the tax line that they alone add up to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.lines.line_items import Cell, Line
from nlp_service.candidates.tax_lines import TaxLine

# Lines that are shared out over two rates at most: the ways to do so double with each.
_MOST_LINES_TO_SHARE = 14
_RATE = "tax_rate"


def with_tax_rates(
    lines: Sequence[Line], tax_lines: Sequence[TaxLine], codes: Mapping[str, Amount] | None = None
) -> tuple[Line, ...]:
    """`lines` with their rates: those that their tax codes mean, by `codes`, if they have such codes.

    Else where the tax lines leave no choice, and no line prints one itself.
    """
    if codes and any(line.tax_code is not None and line.tax_code.value in codes for line in lines):
        return tuple(_decoded(line, codes) for line in lines)
    amounts = [line.amount("net_amount") for line in lines]
    if any(line.amount(_RATE) is not None for line in lines) or not tax_lines or None in amounts:
        return tuple(lines)
    sums = [amount for amount in amounts if amount is not None]
    if len(tax_lines) == 1 and sum(sums) == tax_lines[0].base.value:
        return tuple(_with_rate(line, tax_lines[0]) for line in lines)
    if len(tax_lines) == 2 and sum(sums) == sum(line.base.value for line in tax_lines):
        first = _only_way(sums, tax_lines[0].base.value)
        if first is not None:
            return tuple(_with_rate(line, tax_lines[0 if i in first else 1]) for i, line in enumerate(lines))
    return tuple(lines)


def _only_way(amounts: Sequence[Decimal], total: Decimal) -> frozenset[int] | None:
    """The positions of the amounts that add up to `total`; None when there is no way or more than one."""
    if len(amounts) > _MOST_LINES_TO_SHARE:
        return None
    ways: list[tuple[Decimal, frozenset[int]]] = [(Decimal(0), frozenset())]
    for position, amount in enumerate(amounts):
        ways += [(value + amount, used | {position}) for value, used in ways]
    found = [used for value, used in ways if value == total]
    return found[0] if len(found) == 1 else None


def _decoded(line: Line, codes: Mapping[str, Amount]) -> Line:
    """`line` with the rate that its code means; what looked like a rate in place of the code is none."""
    code = line.tax_code
    if code is None or code.value not in codes:
        return line
    cells = [cell for cell in line.cells if cell[0] != _RATE]
    rate = replace(code, value=format(codes[code.value].value, "f"))
    return replace(line, cells=tuple(_in_order((*cells, (_RATE, rate)))))


def _with_rate(line: Line, tax_line: TaxLine) -> Line:
    rate = Cell(format(tax_line.rate.value, "f"), tax_line.rate.text, tax_line.rate.words)
    return replace(line, cells=tuple(_in_order((*line.cells, (_RATE, rate)))))


def _in_order(cells: Iterable[tuple[str, Cell]]) -> Iterable[tuple[str, Cell]]:
    """The rate before the gross amount, as in the contract."""
    return sorted(cells, key=lambda cell: (cell[0] == "gross_amount", cell[0] == _RATE))
