"""A printed form: every block in a ruled box, the table drawn down to the totals at the foot of the page."""

from samples.layouts.draft import Draft
from samples.layouts.items import Part, item_table, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.particulars import draw_boxed, particulars_of
from samples.layouts.parties import draw_customer, draw_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import Align
from samples.layouts.table import Ruling
from samples.layouts.tax_table import draw_tax_table
from samples.layouts.totals import draw_totals, totals_rows
from samples.room import Room

_LEFT = 12.0
_FOOT = 78.0  # millimetres that totals, tax and bank take
_RULE = "#4a4d53"
_PARTS = (
    Part.CODE, Part.DESCRIPTION, Part.UNIT, Part.QUANTITY, Part.QUANTITY_AND_UNIT, Part.UNIT_PRICE, Part.DISCOUNT,
    Part.TAX_RATE, Part.AMOUNT,
)  # fmt: skip


class FormLayout(SheetLayout):
    """What bookkeeping software prints by default."""

    room = Room(lines=range(2, 11), discounts=True)

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet = draft.sheet
        right = sheet.width - _LEFT
        foot = sheet.height - _FOOT
        self._parties(draft, right)
        y = draw_boxed(draft, _LEFT, 64, right - _LEFT, particulars_of(draft)) + 3
        style = table_style(draft, size=8, rulings=(Ruling.COLUMNS, Ruling.GRID))
        table, rows = item_table(draft, _LEFT, right - _LEFT, _PARTS, style)
        y = table.draw(sheet, y, rows, foot, lambda drawn, reached: draft.next_page(_LEFT, 16))
        self._extend(draft, [column.width for column in table.columns], y, foot)
        self._foot(draft, foot + 3, right)

    def _parties(self, draft: Draft, right: float) -> None:
        sheet, look = draft.sheet, draft.look
        middle = sheet.width / 2
        sheet.text(middle, 16, look.heading(draft.title), draft.bold(15), align=Align.CENTRE)
        first, second = (_LEFT, middle + 2) if look.likes("supplier on the left", 0.75) else (middle + 2, _LEFT)
        width = right - middle - 2
        for x in (first, second):
            sheet.box(x, 20, width, 41, colour=_RULE)
        draw_supplier(draft, first + 3, 26, width - 6, name=draft.bold(10))
        draw_customer(draft, second + 3, 26, width - 6, label=draft.wording.bill_to)

    def _extend(self, draft: Draft, widths: list[float], y: float, foot: float) -> None:
        """Draws the frame of the table on, empty, down to the foot."""
        edge = _LEFT
        for width in (0.0, *widths):
            edge += width
            draft.sheet.upright(edge, y, foot, colour=_RULE)
        draft.sheet.rule(_LEFT, foot, edge, colour=_RULE)

    def _foot(self, draft: Draft, y: float, right: float) -> None:
        sheet = draft.sheet
        breakdown = draft.look.likes("tax table", 0.7)
        rows = totals_rows(draft, breakdown=not breakdown)
        height = 5.6 * len(rows) + 4
        sheet.box(right - 80, y, 80, height, colour=_RULE)
        draw_totals(draft, right - 78, right - 2, y, rows, ruled=False, size=8.5)
        end = draw_tax_table(draft, _LEFT, y, 84) if breakdown else y
        end = draw_notes(draft, _LEFT, max(end, y) + 5, 90, face=draft.face(7.5), sentence=False)
        top = max(end, y + height) + 1
        sheet.box(_LEFT, top, right - _LEFT, 17, colour=_RULE)
        draw_bank(draft, _LEFT + 2, top + 4, right - _LEFT - 4, face=draft.face(7.5))
