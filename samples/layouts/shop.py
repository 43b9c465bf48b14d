"""A web shop's invoice to a consumer: prices with the tax in them, paid already, long notes in small type."""

from samples.catalogue.trade import Branch
from samples.kind import Kind
from samples.layouts.draft import Draft
from samples.layouts.included_tax import included_totals
from samples.layouts.items import Part, draw_items, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.mark import draw_mark
from samples.layouts.particulars import draw_beside, particulars_of
from samples.layouts.parties import draw_customer, draw_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import WHITE
from samples.layouts.totals import draw_totals
from samples.room import Room

_LEFT = 20.0
_PARTS = (Part.QUANTITY, Part.CODE, Part.DESCRIPTION, Part.TAX_RATE, Part.UNIT_PRICE, Part.AMOUNT)


class ShopLayout(SheetLayout):
    """What lies in a parcel."""

    room = Room(
        lines=range(1, 7),
        branches=(Branch.OFFICE, Branch.GROCERY),
        kinds=(Kind.INVOICE,) * 4 + (Kind.CREDIT_NOTE, Kind.ORDER),
        prepayments=False,
        prices_include_tax=True,
    )

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet, look, wording = draft.sheet, draft.look, draft.wording
        right, bottom = sheet.width - _LEFT, sheet.height - 54
        size = look.choose("size of mark", (10.0, 18.0, 26.0))
        mark_x = look.choose("place of mark", (_LEFT, (sheet.width - size) / 2, right - size))
        draw_mark(sheet, mark_x, 10, size, name=draft.invoice.supplier.name, ground=WHITE, colour=look.accent)
        sheet.text(_LEFT, 46, draft.title, draft.bold(16), colour=look.accent, within=80)
        end = draw_customer(draft, _LEFT, 56, 80, label=wording.bill_to)
        if look.likes("ship to"):
            end = draw_customer(draft, _LEFT, end + 3, 80, label=wording.ship_to)
        y = max(end, draw_beside(draft, right - 72, 56, 72, particulars_of(draft))) + 6
        y = draw_items(draft, _LEFT, y, right - _LEFT, parts=_PARTS, style=table_style(draft), bottom=bottom)
        summary = included_totals(draft)
        y = draft.with_room(6 * len(summary) + 24, _LEFT, y, bottom=bottom)
        y = draw_totals(draft, right - 80, right - 1.5, y, summary)
        draw_notes(draft, _LEFT, y + 10, right - _LEFT, face=draft.face(8.5), sentence=False)
        self._foot(draft, right)

    def _foot(self, draft: Draft, right: float) -> None:
        """Supplier on the left and its account on the right."""
        sheet, top = draft.sheet, draft.sheet.height - 46
        sheet.rule(_LEFT, top - 5, right)
        draw_supplier(draft, _LEFT, top, 84, name=draft.bold(8))
        draw_bank(draft, right - 70, top, 70, face=draft.face(8))
