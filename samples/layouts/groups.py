"""A table of lines in groups with subtotals: codes in brackets, letters for VAT rates, net and gross side by side."""

from decimal import Decimal
from string import ascii_uppercase

from samples.invoice import ZERO, Line, cents
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.sheet import Align
from samples.layouts.table import Cell, Column, Table, TableStyle

_LEAST_IN_GROUP = 2
_BLANK = Cell("")


def draw_groups(draft: Draft, x: float, y: float, width: float, *, style: TableStyle, bottom: float) -> float:
    """Draws all lines, parted into groups where there are enough of them; gives where the table ends."""
    draft.sheet.shows(Fact.LINES, Fact.LINE_QUANTITIES, Fact.LINE_UNITS, Fact.LINE_UNIT_PRICES, Fact.LINE_DETAILS)
    rows: list[tuple[Cell, ...]] = []
    groups = _groups(draft)
    for number, lines in enumerate(groups, 1):
        if len(groups) > 1:
            rows.append(_group_row(draft.wording.group.format(number=number)))
        rows += [_line_row(draft, line) for line in lines]
        if len(groups) > 1:
            rows.append(_group_row(draft.wording.group_total, draft.amount(sum((i.amount for i in lines), ZERO))))
    table = Table(_columns(draft, width), style, x)
    return table.draw(draft.sheet, y, rows, bottom, lambda drawn, reached: draft.next_page(x, 18))


def draw_legend(draft: Draft, x: float, y: float, width: float) -> float:
    """What the letters mean, side by side, with what is charged at each rate; gives the baseline after it."""
    draft.sheet.shows(Fact.TAX_LINES, Fact.TAX_BASES, Fact.LINE_TAX_RATES)
    wording, formats = draft.wording, draft.formats
    texts = []
    for tax_line in draft.invoice.tax_lines:
        label = wording.tax_on_base.format(rate=formats.percent(tax_line.rate), base=formats.amount(tax_line.base))
        texts.append(f"{_code(draft, tax_line.rate)} = {label}: {formats.amount(tax_line.amount)}")
    return draft.sheet.lines(x, y, texts, draft.face(8), within=width)


def _groups(draft: Draft) -> list[tuple[Line, ...]]:
    lines = draft.invoice.lines
    if len(lines) < 2 * _LEAST_IN_GROUP:
        return [lines]
    half = len(lines) // 2
    return [lines[:half], lines[half:]]


def _columns(draft: Draft, width: float) -> tuple[Column, ...]:
    wording = draft.wording
    numbers = (
        Column(wording.quantity, 22, Align.RIGHT),
        Column(wording.unit_price, 20, Align.RIGHT),
        Column(wording.line_discount, 14, Align.RIGHT),
        Column(wording.tax_rate, 12, Align.CENTRE),
        Column(wording.line_amount, 22, Align.RIGHT),
        Column(wording.line_gross_amount, 24, Align.RIGHT),
    )
    return (Column(wording.description, width - sum(column.width for column in numbers)), *numbers)


def _line_row(draft: Draft, line: Line) -> tuple[Cell, ...]:
    formats = draft.formats
    return (
        Cell(f"[{line.item_number}] {line.name}", line.detail),
        Cell(f"{formats.number(line.quantity)} {line.unit}".rstrip()),
        Cell(draft.amount(line.unit_price)),
        Cell(formats.percent(line.discount_percent) if line.discount_percent else ""),
        Cell(_code(draft, line.tax_rate)),
        Cell(draft.amount(line.amount)),
        Cell(draft.amount(cents(line.amount * (100 + line.tax_rate) / 100))),
    )


def _group_row(text: str, amount: str = "") -> tuple[Cell, ...]:
    return (Cell(text), *(_BLANK,) * 4, Cell(amount), _BLANK)


def _code(draft: Draft, rate: Decimal) -> str:
    rates = [tax_line.rate for tax_line in draft.invoice.tax_lines]
    return ascii_uppercase[rates.index(rate)]
