"""The table of lines: which columns a supplier shows, in which order, and what stands in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from samples.invoice import Line
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.sheet import INK, Align
from samples.layouts.table import Cell, Column, Ruling, Table, TableStyle


class Part(Enum):
    """A part of a line that may have a column of its own."""

    POSITION = "position"
    CODE = "code"
    DESCRIPTION = "description"
    QUANTITY = "quantity"
    QUANTITY_AND_UNIT = "quantity and unit"
    UNIT = "unit"
    UNIT_PRICE = "unit price"
    DISCOUNT = "discount"
    TAX_RATE = "tax rate"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class _Shown:
    """How a part is shown: its width in millimetres, the facts that it tells, and its cell for a line."""

    width: float
    facts: tuple[Fact, ...]
    cell: Callable[[Draft, Line], str]
    align: Align = Align.RIGHT


_PARTS = {
    Part.POSITION: _Shown(10, (), lambda draft, line: str(line.position)),
    Part.CODE: _Shown(18, (), lambda draft, line: line.item_number, Align.LEFT),
    Part.QUANTITY: _Shown(
        14, (Fact.LINE_QUANTITIES,), lambda draft, line: draft.formats.number(line.quantity)
    ),
    Part.QUANTITY_AND_UNIT: _Shown(
        21,
        (Fact.LINE_QUANTITIES, Fact.LINE_UNITS),
        lambda draft, line: f"{draft.formats.number(line.quantity)} {line.unit}".rstrip(),
    ),
    Part.UNIT: _Shown(13, (Fact.LINE_UNITS,), lambda draft, line: line.unit, Align.LEFT),
    Part.UNIT_PRICE: _Shown(
        20, (Fact.LINE_UNIT_PRICES,), lambda draft, line: draft.amount(line.unit_price)
    ),
    Part.DISCOUNT: _Shown(
        14, (), lambda draft, line: draft.formats.percent(line.discount_percent) if line.discount_percent else ""
    ),
    Part.TAX_RATE: _Shown(14, (Fact.LINE_TAX_RATES,), lambda draft, line: draft.formats.percent(line.tax_rate)),
    Part.AMOUNT: _Shown(22, (), lambda draft, line: draft.amount(line.amount)),
}  # fmt: skip
_LEAST_DESCRIPTION = 46.0  # millimetres


def parts_shown(draft: Draft, offered: Sequence[Part]) -> list[Part]:
    """Those of the offered parts that this supplier shows, in its own order."""
    invoice, look = draft.invoice, draft.look
    dropped: set[Part] = set()
    if not look.likes("positions", 0.6):
        dropped.add(Part.POSITION)
    if not look.likes("codes", 0.6):
        dropped.add(Part.CODE)
    if invoice.is_untaxed or (len(invoice.tax_lines) == 1 and not look.likes("rate of every line", 0.4)):
        dropped.add(Part.TAX_RATE)
    if not any(line.discount_percent for line in invoice.lines):
        dropped.add(Part.DISCOUNT)
    if look.likes("unit beside quantity", 0.4):
        dropped |= {Part.QUANTITY, Part.UNIT}
    else:
        dropped.add(Part.QUANTITY_AND_UNIT)
        if not look.likes("units", 0.7):
            dropped.add(Part.UNIT)
    parts = [part for part in offered if part not in dropped]
    if look.likes("quantity first", 0.3):
        first = [part for part in parts if part in {Part.QUANTITY, Part.QUANTITY_AND_UNIT, Part.UNIT}]
        parts = first + [part for part in parts if part not in first]
    if Part.TAX_RATE in parts and look.likes("tax rate last", 0.3):
        parts = [*(part for part in parts if part is not Part.TAX_RATE), Part.TAX_RATE]
    return parts


def item_table(
    draft: Draft, x: float, width: float, offered: Sequence[Part], style: TableStyle
) -> tuple[Table, list[tuple[Cell, ...]]]:
    """The table of the lines and its rows. Where the columns leave too little room for words, some are left out."""
    parts = parts_shown(draft, offered)
    for spare in (Part.CODE, Part.POSITION, Part.UNIT, Part.TAX_RATE):
        if width - _taken(parts) < _LEAST_DESCRIPTION and spare in parts:
            parts.remove(spare)
    sheet = draft.sheet
    sheet.shows(Fact.LINES, *(fact for part in parts if part in _PARTS for fact in _PARTS[part].facts))
    details = draft.look.likes("details of lines", 0.75)
    if details:
        sheet.shows(Fact.LINE_DETAILS)
    columns = tuple(_column(draft, part, width - _taken(parts)) for part in parts)
    rows = [tuple(_cell(draft, part, line, details=details) for part in parts) for line in draft.invoice.lines]
    return Table(columns, style, x), rows


def draw_items(
    draft: Draft, x: float, y: float, width: float, *, parts: Sequence[Part], style: TableStyle, bottom: float
) -> float:
    """Draws the table of the lines on as many pages as it needs, down to `bottom` on each; gives where it ends."""
    table, rows = item_table(draft, x, width, parts, style)
    return table.draw(draft.sheet, y, rows, bottom, lambda drawn, reached: draft.next_page(x, 18))


def table_style(draft: Draft, *, size: float = 8.5, rulings: Sequence[Ruling] = tuple(Ruling)) -> TableStyle:
    """A table in the supplier's taste: rules among those given, perhaps a tinted head, perhaps striped rows."""
    look = draft.look
    ruling = look.choose("ruling", rulings)
    fill = look.choose("head of table", (None, None, "#e8eaee", "#efece4", look.accent))
    return TableStyle(
        head=draft.bold(size - 0.5),
        body=draft.face(size),
        detail=draft.face(size - 1.2),
        ruling=ruling,
        gap=look.choose("gap of table", (0.7, 1.1, 1.6, 2.2)),
        head_fill=fill,
        head_colour="#ffffff" if fill == look.accent else INK,
        stripe=look.choose("stripes", (None, None, "#f4f5f7")) if ruling is not Ruling.GRID else None,
        rule_colour=look.choose("colour of rules", ("#3a3a3a", "#777b83", "#b5b8be", look.accent)),
    )


def _taken(parts: Sequence[Part]) -> float:
    return sum(_PARTS[part].width for part in parts if part in _PARTS)


def _column(draft: Draft, part: Part, rest: float) -> Column:
    heading = draft.look.heading(_heading(draft, part))
    if part is Part.DESCRIPTION:
        return Column(heading, rest)
    return Column(heading, _PARTS[part].width, _PARTS[part].align)


def _heading(draft: Draft, part: Part) -> str:
    wording = draft.wording
    return {
        Part.POSITION: wording.position,
        Part.CODE: wording.item_number,
        Part.DESCRIPTION: wording.description,
        Part.QUANTITY: wording.quantity,
        Part.QUANTITY_AND_UNIT: wording.quantity,
        Part.UNIT: wording.unit,
        Part.UNIT_PRICE: wording.unit_price,
        Part.DISCOUNT: wording.line_discount,
        Part.TAX_RATE: wording.tax_rate,
        Part.AMOUNT: wording.line_amount,
    }[part]


def _cell(draft: Draft, part: Part, line: Line, *, details: bool) -> Cell:
    if part is Part.DESCRIPTION:
        return Cell(line.name, line.detail if details else "")
    return Cell(_PARTS[part].cell(draft, line))
