"""A freelancer's plain sheet: much white, a centred or ragged head, hours times rate, no rules to speak of."""

from dataclasses import replace

from samples.catalogue.trade import Branch
from samples.layouts.draft import Draft
from samples.layouts.items import Part, draw_items, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.particulars import draw_beside, draw_stacked, particulars_of
from samples.layouts.parties import (
    address_of_supplier,
    contact_of_supplier,
    draw_customer,
    identity_of_supplier,
    name_of_supplier,
)
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import SOFT_INK, Align
from samples.layouts.table import Ruling
from samples.layouts.totals import draw_totals, totals_rows
from samples.room import Room

_LEFT = 28.0
_PARTS = (Part.DESCRIPTION, Part.QUANTITY, Part.QUANTITY_AND_UNIT, Part.UNIT_PRICE, Part.TAX_RATE, Part.AMOUNT)


class FreelancerLayout(SheetLayout):
    """What a word processor's template gives."""

    room = Room(lines=range(1, 5), branches=(Branch.SOFTWARE,), adjustments=False, exempt=True)

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet, look = draft.sheet, draft.look
        draft = self._by_the_hour(draft)
        right, bottom = sheet.width - _LEFT, sheet.height - 34
        self._head(draft)
        draw_customer(draft, _LEFT, 66, 75, label=draft.wording.bill_to if look.likes("label of customer") else None)
        sheet.text(_LEFT, 98, look.heading(draft.title), draft.face(20), within=80)
        particulars = particulars_of(draft)
        if look.likes("particulars below the title", 0.5):
            y = draw_stacked(draft, _LEFT, 107, right - _LEFT, particulars, columns=3) + 4
        else:
            y = max(draw_beside(draft, right - 70, 66, 70, particulars), 104) + 4
        style = table_style(draft, size=9, rulings=(Ruling.NONE, Ruling.HEAD))
        y = draw_items(draft, _LEFT, y, right - _LEFT, parts=_PARTS, style=style, bottom=bottom)
        summary = totals_rows(draft)
        y = draft.with_room(6 * len(summary) + 30, _LEFT, y, bottom=bottom)
        y = draw_totals(draft, right - 76, right, y + 2, summary, ruled=look.likes("rule above the total"))
        y = draw_notes(draft, _LEFT, y + 14, right - _LEFT, face=draft.face(9), sentence=True)
        draw_bank(draft, _LEFT, y + 4, right - _LEFT, face=draft.face(9), heading=look.likes("heading of bank"))
        line = " · ".join(identity_of_supplier(draft))
        sheet.text(sheet.width / 2, sheet.height - 14, line, draft.face(7), align=Align.CENTRE, colour=SOFT_INK)

    def _by_the_hour(self, draft: Draft) -> Draft:
        """The draft, with quantities called hours where all of them are."""
        wording, units = draft.wording, {line.unit for line in draft.invoice.lines}
        if units.isdisjoint({"h", "hrs", "Std.", "ore", "uur"}) or len(units) > 1:
            return draft
        hourly = replace(wording, quantity=wording.hours, unit_price=wording.hourly_rate)
        return replace(draft, look=replace(draft.look, wording=hourly))

    def _head(self, draft: Draft) -> None:
        sheet, look = draft.sheet, draft.look
        align, x = look.choose(
            "head",
            (
                (Align.CENTRE, sheet.width / 2),
                (Align.RIGHT, sheet.width - _LEFT),
                (Align.LEFT, _LEFT),
            ),
        )
        sheet.text(x, 24, name_of_supplier(draft), draft.face(16), align=align, colour=look.accent, within=150)
        lines = [" · ".join(address_of_supplier(draft)), " · ".join(contact_of_supplier(draft))]
        sheet.lines(x, 31, [line for line in lines if line], draft.face(8.5), align=align, colour=SOFT_INK, within=150)
