"""A dealer's business software: lines in groups with subtotals, VAT letters with a legend, a note up the margin."""

from samples.catalogue.trade import Branch
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.groups import draw_groups, draw_legend
from samples.layouts.items import table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.particulars import draw_boxed, particulars_of
from samples.layouts.parties import contact_of_supplier, draw_customer, draw_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import SOFT_INK
from samples.layouts.table import Ruling
from samples.layouts.totals import draw_totals, totals_rows
from samples.room import Room

_LEFT = 18.0
_MARGIN = 8.0  # where the note runs up


class DealerLayout(SheetLayout):
    """What comes out of a program for all of a firm's business."""

    room = Room(lines=range(2, 15), branches=(Branch.OFFICE, Branch.GROCERY, Branch.CRAFT), discounts=True)

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet, look = draft.sheet, draft.look
        right, bottom = sheet.width - 14, sheet.height - 22
        supplier, customer = (_LEFT, right - 76) if look.likes("supplier on the left", 0.6) else (right - 84, _LEFT)
        draw_supplier(draft, supplier, 20, 84, name=draft.bold(13), colour=look.accent)
        draw_customer(draft, customer, 50, 76, label=draft.wording.bill_to)
        sheet.text(_LEFT, 84, f"{draft.title} {draft.invoice.number}", draft.bold(15), within=right - _LEFT)
        y = draw_boxed(draft, _LEFT, 90, right - _LEFT, particulars_of(draft, number=False)) + 5
        sheet.shows(Fact.NUMBER)
        self._note(draft)
        style = table_style(draft, rulings=(Ruling.ROWS, Ruling.HEAD, Ruling.NONE))
        y = draw_groups(draft, _LEFT, y, right - _LEFT, style=style, bottom=bottom)
        rows = totals_rows(draft, breakdown=False)
        y = draft.with_room(6 * len(rows) + 34, _LEFT, y, bottom=bottom)
        end = draw_legend(draft, _LEFT, y + 7, 84)
        y = max(end, draw_totals(draft, right - 80, right - 1.5, y + 1, rows)) + 8
        y = draw_notes(draft, _LEFT, y, right - _LEFT, face=draft.face(8.5), sentence=look.likes("sentence"))
        draw_bank(draft, _LEFT, y + 2, right - _LEFT, face=draft.face(8.5))

    def _note(self, draft: Draft) -> None:
        """How to reach the supplier, upwards beside the lines."""
        text = " · ".join([draft.invoice.supplier.registration, *contact_of_supplier(draft)])
        draft.sheet.shows(Fact.SUPPLIER_REGISTRATION)
        draft.sheet.upwards(_MARGIN, draft.sheet.height - 60, text, draft.face(6.5), colour=SOFT_INK)
