"""A statement of account: boxed head, a table of open invoices, the balance below it. Not an invoice."""

from samples.kind import Kind
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.layout import SheetLayout
from samples.layouts.open_items import draw_open_items
from samples.layouts.particulars import draw_boxed, particulars_of
from samples.layouts.parties import draw_customer, draw_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import Align
from samples.layouts.totals import TotalsRow, draw_totals
from samples.room import Room

_LEFT = 18.0


class StatementLayout(SheetLayout):
    """What a bookkeeping department sends at the end of the month."""

    room = Room(kinds=(Kind.STATEMENT,), adjustments=False, prepayments=False, open_items=True)

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet, look = draft.sheet, draft.look
        right = sheet.width - _LEFT
        sheet.text(right, 24, draft.title, draft.bold(17), align=Align.RIGHT, within=90)
        draw_supplier(draft, _LEFT, 22, 84, name=draft.bold(12), colour=look.accent)
        draw_customer(draft, _LEFT, 60, 84, label=draft.wording.bill_to)
        y = draw_boxed(draft, _LEFT, 84, right - _LEFT, particulars_of(draft, number=look.likes("number", 0.4))) + 4
        if look.likes("introduction"):
            y = sheet.paragraph(_LEFT, y + 4, right - _LEFT, draft.wording.opening(draft.invoice.kind), draft.face(9))
        y = draw_open_items(draft, _LEFT, y, right - _LEFT, turn_page=lambda: draft.next_page(_LEFT, 18))
        sheet.shows(Fact.AMOUNT_DUE)
        balance = TotalsRow(draft.wording.balance, draft.money(draft.invoice.amount_due), strong=True)
        y = draw_totals(draft, right - 90, right - 1.5, y + 2, [balance])
        y = draw_notes(draft, _LEFT, y + 12, right - _LEFT, face=draft.face(8.5), sentence=False)
        draw_bank(draft, _LEFT, y + 2, right - _LEFT, face=draft.face(8.5))
