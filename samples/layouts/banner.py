"""A design from a template gallery: a coloured band across the page, blocks in three columns, a filled total."""

from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.items import Part, draw_items, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.mark import draw_mark
from samples.layouts.particulars import draw_stacked, particulars_of
from samples.layouts.parties import draw_customer, draw_supplier, name_of_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import WHITE, Align
from samples.layouts.table import Ruling
from samples.layouts.totals import draw_totals, totals_rows
from samples.room import Room

_LEFT = 18.0
_BAND = 34.0
_PARTS = (
    Part.POSITION, Part.DESCRIPTION, Part.UNIT_PRICE, Part.QUANTITY, Part.QUANTITY_AND_UNIT, Part.TAX_RATE,
    Part.AMOUNT,
)  # fmt: skip


class BannerLayout(SheetLayout):
    """What a web application sends by mail."""

    room = Room(lines=range(1, 9), exempt=True)

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet, look = draft.sheet, draft.look
        right, bottom = sheet.width - _LEFT, sheet.height - 22
        self._band(draft, right)
        y = self._columns(draft, right)
        style = table_style(draft, rulings=(Ruling.NONE, Ruling.HEAD, Ruling.ROWS))
        y = draw_items(draft, _LEFT, y, right - _LEFT, parts=_PARTS, style=style, bottom=bottom)
        summary = totals_rows(draft)
        y = draft.with_room(6 * len(summary) + 44, _LEFT, y, bottom=bottom)
        y = self._totals(draft, y + 3, right)
        y = draw_notes(draft, _LEFT, y + 11, right - _LEFT, face=draft.face(8.5), sentence=look.likes("sentence"))
        draw_bank(draft, _LEFT, y + 5, right - _LEFT, face=draft.face(8.5))

    def _band(self, draft: Draft, right: float) -> None:
        sheet, look, accent = draft.sheet, draft.look, draft.look.accent
        sheet.fill(0, 0, sheet.width, _BAND, accent)
        draw_mark(sheet, _LEFT, 9, 15, name=draft.invoice.supplier.name, ground=accent, colour=WHITE)
        title, name = look.heading(draft.title), name_of_supplier(draft)
        large, small = (title, name) if look.likes("title large", 0.6) else (name, title)
        sheet.text(_LEFT + 20, 20, large, draft.bold(20), colour=WHITE, within=100)
        sheet.text(right, 20, small, draft.face(10), colour=WHITE, align=Align.RIGHT, within=58)
        sheet.shows(Fact.NUMBER)
        number = f"{draft.wording.number_label(draft.invoice.kind)} {draft.invoice.number}"
        sheet.text(right, 27, number, draft.bold(9), colour=WHITE, align=Align.RIGHT, within=70)

    def _columns(self, draft: Draft, right: float) -> float:
        """Customer, supplier and particulars side by side; gives where the table begins."""
        width = (right - _LEFT) / 3
        top = _BAND + 10
        to, sender = (0, 1) if draft.look.likes("customer first", 0.6) else (1, 0)
        label = draft.look.label(draft.wording.seller)
        draft.sheet.text(_LEFT + sender * width, top, label, draft.face(7.5))
        ends = [
            draw_customer(draft, _LEFT + to * width, top, width - 5, label=draft.wording.bill_to, strong=True),
            draw_supplier(draft, _LEFT + sender * width, top + 4.6, width - 5, name=draft.bold(9)),
            draw_stacked(draft, _LEFT + 2 * width, top, width, particulars_of(draft, number=False), columns=2),
        ]
        return max(ends) + 6

    def _totals(self, draft: Draft, y: float, right: float) -> float:
        """The totals with the last one on a filled bar; gives where it ends."""
        *rows, last = totals_rows(draft)
        y = draw_totals(draft, right - 82, right - 3, y, rows, ruled=False)
        draft.sheet.fill(right - 85, y + 3, 85, 10, draft.look.accent)
        face = draft.bold(12)
        width = face.width(last.amount)
        draft.sheet.text(right - 82, y + 9.6, last.label, draft.bold(9), colour=WHITE, within=76 - width)
        draft.sheet.text(right - 3, y + 9.6, last.amount, face, colour=WHITE, align=Align.RIGHT)
        return y + 13
