"""A craftsman's invoice without a table: each item a numbered paragraph, its reckoning on the line below."""

from samples.catalogue.trade import Branch
from samples.invoice import Line
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.layout import SheetLayout
from samples.layouts.particulars import draw_beside, particulars_of
from samples.layouts.parties import draw_customer, draw_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import SOFT_INK, Align
from samples.layouts.totals import draw_totals, totals_rows
from samples.room import Room

_LEFT, _INDENT = 22.0, 34.0


class WorkshopLayout(SheetLayout):
    """What a workshop writes: long descriptions, quantity times price below them."""

    room = Room(lines=range(1, 8), branches=(Branch.CRAFT, Branch.CRAFT, Branch.SOFTWARE), discounts=True)

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet, look, invoice = draft.sheet, draft.look, draft.invoice
        right, bottom = sheet.width - 20, sheet.height - 24
        align, x = look.choose("sender", ((Align.RIGHT, right), (Align.CENTRE, sheet.width / 2)))
        draw_supplier(draft, x, 20, 110, name=draft.bold(14), align=align, colour=look.accent)
        draw_customer(draft, _LEFT, 62, 80, label=None)
        sheet.shows(Fact.NUMBER)
        sheet.text(_LEFT, 90, f"{draft.title} {invoice.number}", draft.bold(13), within=right - _LEFT)
        y = draw_beside(draft, _LEFT, 98, 84, particulars_of(draft, number=False)) + 5
        sheet.shows(Fact.LINES, Fact.LINE_DETAILS, Fact.LINE_QUANTITIES, Fact.LINE_UNITS, Fact.LINE_UNIT_PRICES)
        for line in invoice.lines:
            y = draft.with_room(20, _LEFT, y, bottom=bottom)
            y = self._item(draft, line, y, right)
        rows = totals_rows(draft)
        y = draft.with_room(6 * len(rows) + 30, _LEFT, y, bottom=bottom)
        sheet.rule(_LEFT, y, right, colour=SOFT_INK)
        start, end = (_LEFT, _LEFT + 92) if look.likes("totals on the left") else (right - 92, right)
        y = draw_totals(draft, start, end, y + 1, rows) + 9
        y = draw_notes(draft, _LEFT, y, right - _LEFT, face=draft.face(9), sentence=True)
        draw_bank(draft, _LEFT, y + 2, right - _LEFT, face=draft.face(8.5))

    def _item(self, draft: Draft, line: Line, y: float, right: float) -> float:
        """Number and name, detail, and the reckoning with the amount at the right; gives the next baseline."""
        sheet, formats = draft.sheet, draft.formats
        sheet.text(_LEFT, y, f"{line.position}.", draft.bold(9))
        y = sheet.paragraph(_INDENT, y, right - _INDENT - 40, line.name, draft.bold(9))
        y = sheet.paragraph(_INDENT, y, right - _INDENT - 40, line.detail, draft.face(8.5), colour=SOFT_INK)
        times = draft.look.choose("times", ("×", "x", "à", "@"))
        reckoning = f"{formats.number(line.quantity)} {line.unit} {times} {draft.amount(line.unit_price)}"
        if line.discount_percent:
            reckoning += f", {draft.wording.line_discount} {formats.percent(line.discount_percent)}"
        sheet.text(_INDENT, y, reckoning, draft.face(9))
        sheet.text(right, y, draft.amount(line.amount), draft.face(9), align=Align.RIGHT)
        return y + 7.5
