"""A classic business letter: window address, table, payment in a sentence, footer in columns."""

from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.footer import draw_footer
from samples.layouts.items import Part, item_table, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.mark import draw_mark
from samples.layouts.particulars import draw_beside, particulars_of
from samples.layouts.parties import draw_customer, name_of_supplier, sender_line
from samples.layouts.payment import draw_notes
from samples.layouts.sheet import SOFT_INK
from samples.layouts.totals import draw_totals, totals_rows
from samples.room import Room

_LEFT, _MARGIN = 25.0, 20.0
_PARTS = (
    Part.POSITION, Part.DESCRIPTION, Part.QUANTITY, Part.QUANTITY_AND_UNIT, Part.UNIT, Part.TAX_RATE, Part.UNIT_PRICE,
    Part.AMOUNT,
)  # fmt: skip


class LetterLayout(SheetLayout):
    """Follows the letters of most offices; the address shows in the envelope's window."""

    room = Room(lines=range(1, 7))

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        right, bottom = draft.sheet.width - _MARGIN, draft.sheet.height - 42
        self._letterhead(draft, right)
        draw_beside(draft, right - 62, 57, 62, particulars_of(draft, number=False))
        y = self._table(draft, self._opening(draft, right), right, bottom)
        rows = totals_rows(draft)
        if y + 6 * len(rows) > bottom:
            y = self._continue(draft, right)
        x, end = (_LEFT, _LEFT + 90) if draft.look.likes("totals on the left", 0.15) else (right - 88, right - 1.5)
        y = draw_totals(draft, x, end, y, rows) + 12
        if y + 26 > bottom:
            y = self._continue(draft, right)
        y = draw_notes(draft, _LEFT, y, right - _LEFT, face=draft.face(9.5), sentence=True)
        draft.sheet.lines(_LEFT, y + 5, [draft.wording.closing, name_of_supplier(draft)], draft.face(9.5))

    def _letterhead(self, draft: Draft, right: float) -> None:
        sheet, name = draft.sheet, name_of_supplier(draft)
        draw_mark(sheet, right - 14, 14, 14, name=name, ground="#ffffff", colour=draft.look.accent)
        sheet.paragraph(_LEFT, 22, 140, name, draft.bold(15), colour=draft.look.accent)
        sheet.text(_LEFT, 46, sender_line(draft), draft.face(6.5), colour=SOFT_INK, within=85)
        sheet.rule(_LEFT, 47.2, _LEFT + 85, thickness=0.1, colour=SOFT_INK)
        draw_customer(draft, _LEFT, 55, 82, label=None)
        draw_footer(draft, _LEFT, right)

    def _opening(self, draft: Draft, right: float) -> float:
        sheet, wording, invoice = draft.sheet, draft.wording, draft.invoice
        sheet.shows(Fact.NUMBER)
        sheet.text(_LEFT, 98, f"{draft.title} {invoice.number}", draft.bold(13), within=right - _LEFT)
        y = 104.0
        if draft.look.likes("salutation", 0.8):
            sheet.text(_LEFT, y + 2, wording.salutation, draft.face(9.5))
            y = sheet.paragraph(_LEFT, y + 8, right - _LEFT, wording.opening(invoice.kind), draft.face(9.5))
        return y

    def _table(self, draft: Draft, y: float, right: float, bottom: float) -> float:
        table, rows = item_table(draft, _LEFT, right - _LEFT, _PARTS, table_style(draft))
        return table.draw(draft.sheet, y, rows, bottom, lambda drawn, reached: self._continue(draft, right))

    def _continue(self, draft: Draft, right: float) -> float:
        y = draft.next_page(_LEFT, 20)
        draw_footer(draft, _LEFT, right)
        return y
