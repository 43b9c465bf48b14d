"""A spreadsheet's invoice: cells from top to bottom, and the totals in the same cells as the lines' amounts."""

from samples.layouts.draft import Draft
from samples.layouts.items import Part, draw_items, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.particulars import draw_beside, particulars_of
from samples.layouts.parties import draw_customer, draw_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import Align
from samples.layouts.table import Ruling
from samples.layouts.totals import totals_rows
from samples.room import Room

_LEFT = 17.0
_ROW = 5.6  # millimetres
_PARTS = (
    Part.POSITION, Part.CODE, Part.DESCRIPTION, Part.TAX_RATE, Part.QUANTITY, Part.QUANTITY_AND_UNIT, Part.UNIT,
    Part.UNIT_PRICE, Part.AMOUNT,
)  # fmt: skip


class PlainLayout(SheetLayout):
    """What an office makes with a spreadsheet."""

    room = Room(lines=range(1, 13))

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet, look = draft.sheet, draft.look
        right, bottom = sheet.width - _LEFT, sheet.height - 20
        align, x = look.choose("title", ((Align.LEFT, _LEFT), (Align.CENTRE, sheet.width / 2), (Align.RIGHT, right)))
        sheet.text(x, 20, look.heading(draft.title), draft.bold(16), align=align)
        halves = (_LEFT, sheet.width / 2 + 8)
        first, second = halves if look.likes("supplier on the left", 0.6) else halves[::-1]
        end = draw_supplier(draft, first, 32, 76, name=draft.bold(10))
        y = draw_beside(draft, second, 32, 70, particulars_of(draft))
        y = draw_customer(draft, _LEFT, max(y, end) + 6, 90, label=draft.wording.bill_to) + 4
        style = table_style(draft, rulings=(Ruling.GRID,))
        y = draw_items(draft, _LEFT, y, right - _LEFT, parts=_PARTS, style=style, bottom=bottom)
        y = draft.with_room(_ROW * len(totals_rows(draft)) + 36, _LEFT, y, bottom=bottom)
        y = self._totals(draft, y, right, colour=style.rule_colour)
        y = draw_notes(draft, _LEFT, y + 9, right - _LEFT, face=draft.face(9), sentence=look.likes("sentence", 0.6))
        draw_bank(draft, _LEFT, y + 3, right - _LEFT, face=draft.face(9))

    def _totals(self, draft: Draft, y: float, right: float, *, colour: str) -> float:
        """The totals in ruled cells below the last columns; gives where they end."""
        sheet, amount, label = draft.sheet, 30.0, 58.0
        for row in totals_rows(draft):
            face = draft.bold(8.5) if row.strong else draft.face(8.5)
            sheet.box(right - amount - label, y, label, _ROW, colour=colour)
            sheet.box(right - amount, y, amount, _ROW, colour=colour)
            sheet.text(right - amount - label + 1.5, y + 4, draft.look.label(row.label), face, within=label - 3)
            sheet.text(right - 1.5, y + 4, row.amount, face, align=Align.RIGHT, within=amount - 3)
            y += _ROW
        return y
