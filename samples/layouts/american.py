"""What American small-business software prints: a big title, parties below bars, sales tax, a remittance note."""

from samples.layouts.draft import Draft
from samples.layouts.items import Part, draw_items, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.particulars import draw_beside, draw_boxed, particulars_of
from samples.layouts.parties import draw_customer, draw_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import WHITE, Align
from samples.layouts.table import Ruling
from samples.layouts.totals import draw_totals, totals_rows
from samples.room import Room

_LEFT = 16.0
_PARTS = (
    Part.QUANTITY, Part.CODE, Part.DESCRIPTION, Part.UNIT, Part.UNIT_PRICE, Part.DISCOUNT, Part.TAX_RATE, Part.AMOUNT,
)  # fmt: skip


class AmericanLayout(SheetLayout):
    """At home in the United States; other countries get its form with their own tax."""

    room = Room(lines=range(1, 10), discounts=True, home="US")

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet, look = draft.sheet, draft.look
        right, bottom = sheet.width - _LEFT, sheet.height - 20
        sheet.text(right, 24, draft.title.upper(), draft.bold(24), align=Align.RIGHT, colour=look.accent, within=80)
        draw_supplier(draft, _LEFT, 20, 90, name=draft.bold(13), identity=look.likes("identity at the top", 0.7))
        particulars = particulars_of(draft)
        boxed = look.likes("particulars in a row", 0.4)
        if not boxed:
            draw_beside(draft, right - 68, 34, 68, particulars)
        y = self._parties(draft, 70, right) + 4
        if boxed:
            y = draw_boxed(draft, _LEFT, y - 3, right - _LEFT, particulars) + 4
        style = table_style(draft, rulings=(Ruling.GRID, Ruling.COLUMNS, Ruling.ROWS))
        y = draw_items(draft, _LEFT, y, right - _LEFT, parts=_PARTS, style=style, bottom=bottom)
        summary = totals_rows(draft)
        y = draft.with_room(6 * len(summary) + 34, _LEFT, y, bottom=bottom)
        end = draw_totals(draft, right - 72, right - 1.5, y, summary)
        y = draw_notes(draft, _LEFT, y + 8, right - _LEFT - 84, face=draft.face(8.5), sentence=look.likes("sentence"))
        draw_bank(draft, _LEFT, max(y, end) + 8, right - _LEFT, face=draft.face(8.5))

    def _parties(self, draft: Draft, y: float, right: float) -> float:
        """Who pays and, perhaps, who gets the goods, side by side; gives the baseline after the last."""
        sheet, look, wording = draft.sheet, draft.look, draft.wording
        width = (right - _LEFT) / 2 - 5
        labels = [wording.bill_to, wording.ship_to] if look.likes("ship to") else [wording.bill_to]
        barred = look.likes("bars", 0.6)
        ends = []
        for index, label in enumerate(labels):
            x = _LEFT + index * (width + 10)
            if barred:
                sheet.fill(x, y - 4.2, width, 6, look.accent)
                sheet.text(x + 2, y, label.upper(), draft.bold(8), colour=WHITE)
            ends.append(draw_customer(draft, x + 1, y + 6, width - 2, label=None if barred else label))
        return max(ends)
