"""A reminder: a letter that lists what is overdue, mostly with a fee. Not an invoice."""

from samples.kind import Kind
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.footer import draw_footer
from samples.layouts.layout import SheetLayout
from samples.layouts.open_items import draw_open_items
from samples.layouts.particulars import draw_beside, particulars_of
from samples.layouts.parties import draw_customer, name_of_supplier, sender_line
from samples.layouts.payment import draw_notes
from samples.layouts.sheet import SOFT_INK
from samples.layouts.totals import TotalsRow, draw_totals
from samples.room import Room

_LEFT = 24.0


class ReminderLayout(SheetLayout):
    """What follows when nobody has paid."""

    room = Room(kinds=(Kind.REMINDER,), adjustments=False, prepayments=False, open_items=True, fee=True)

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet, wording = draft.sheet, draft.wording
        right = sheet.width - 20
        sheet.text(_LEFT, 24, name_of_supplier(draft), draft.bold(15), colour=draft.look.accent, within=150)
        sheet.text(_LEFT, 48, sender_line(draft), draft.face(6.5), colour=SOFT_INK, within=90)
        draw_customer(draft, _LEFT, 56, 84, label=None)
        draw_beside(draft, right - 62, 56, 62, particulars_of(draft, number=draft.look.likes("number", 0.5)))
        sheet.text(_LEFT, 96, draft.title, draft.bold(14))
        sheet.text(_LEFT, 106, wording.salutation, draft.face(9.5))
        y = sheet.paragraph(_LEFT, 112, right - _LEFT, wording.opening(draft.invoice.kind), draft.face(9.5))
        y = draw_open_items(draft, _LEFT, y, right - _LEFT, turn_page=lambda: draft.next_page(_LEFT, 18))
        y = draw_totals(draft, right - 88, right - 1.5, y, self._totals(draft))
        y = draw_notes(draft, _LEFT, y + 12, right - _LEFT, face=draft.face(9.5), sentence=True)
        sheet.lines(_LEFT, y + 5, [wording.closing, name_of_supplier(draft)], draft.face(9.5))
        draw_footer(draft, _LEFT, right)

    def _totals(self, draft: Draft) -> list[TotalsRow]:
        """The fee, if any, and what is due with it."""
        invoice = draft.invoice
        draft.sheet.shows(Fact.AMOUNT_DUE)
        fees = [TotalsRow(fee.reason, draft.amount(fee.amount)) for fee in invoice.charges]
        return [*fees, TotalsRow(draft.wording.amount_due, draft.money(invoice.amount_due), strong=True)]
