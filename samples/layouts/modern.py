"""A modern two-column design: a tinted side column with sender and totals, the table beside it."""

from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.items import Part, item_table, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.mark import draw_mark
from samples.layouts.particulars import draw_stacked, particulars_of
from samples.layouts.parties import (
    address_of_supplier,
    contact_of_supplier,
    draw_customer,
    identity_of_supplier,
    name_of_supplier,
)
from samples.layouts.payment import draw_bank, notes_of
from samples.layouts.sheet import SOFT_INK, WHITE
from samples.layouts.table import Ruling
from samples.layouts.totals import draw_totals, totals_rows
from samples.room import Room

_SIDE = 66.0  # width of the side column
_TINT = "#f1f2f4"
_PARTS = (
    Part.DESCRIPTION, Part.QUANTITY, Part.QUANTITY_AND_UNIT, Part.TAX_RATE, Part.UNIT_PRICE, Part.AMOUNT,
)  # fmt: skip


class ModernLayout(SheetLayout):
    """What a young studio sends; the side column is on the left or on the right."""

    room = Room(lines=range(1, 9), exempt=True)

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        on_left = draft.look.likes("side column on the left", 0.7)
        side = 10.0 if on_left else draft.sheet.width - _SIDE + 8
        main = _SIDE + 8 if on_left else 14.0
        self._tint(draft, side)
        self._sender(draft, side)
        self._totals(draft, side)
        self._main(draft, main, side)

    def _tint(self, draft: Draft, side: float) -> None:
        edge = 0.0 if side < _SIDE else draft.sheet.width - _SIDE
        draft.sheet.fill(edge, 0, _SIDE, draft.sheet.height, _TINT)

    def _sender(self, draft: Draft, x: float) -> None:
        sheet, width = draft.sheet, _SIDE - 16
        name = name_of_supplier(draft)
        draw_mark(sheet, x, 14, 16, name=name, ground=_TINT, colour=draft.look.accent)
        y = sheet.paragraph(x, 41, width, name, draft.bold(11), colour=draft.look.accent)
        y = sheet.lines(x, y + 1, address_of_supplier(draft), draft.face(8), within=width)
        y = sheet.lines(x, y + 2, contact_of_supplier(draft), draft.face(7), colour=SOFT_INK, within=width)
        for line in identity_of_supplier(draft):
            y = sheet.paragraph(x, y + 1, width, line, draft.face(7.5))
        draw_stacked(draft, x, y + 7, width, particulars_of(draft, number=False))

    def _totals(self, draft: Draft, x: float) -> None:
        sheet, invoice, width = draft.sheet, draft.invoice, _SIDE - 16
        rows = totals_rows(draft)
        last = sheet.height - 38
        draw_totals(draft, x, x + width, last - 5.6 * len(rows), rows, ruled=False, size=7.5)
        if not invoice.kind.is_owed:
            return
        sheet.fill(x - 4, last + 4, width + 8, 20, draft.look.accent)
        sheet.shows(Fact.AMOUNT_DUE)
        sheet.text(x, last + 10, draft.wording.amount_due, draft.face(8), colour=WHITE, within=width)
        sheet.text(x, last + 19, draft.money(invoice.amount_due), draft.bold(15), colour=WHITE, within=width)

    def _main(self, draft: Draft, x: float, side: float) -> None:
        sheet, invoice = draft.sheet, draft.invoice
        width = sheet.width - _SIDE - 22
        title = draft.title
        sheet.text(x, 28, title, draft.face(26), colour=draft.look.accent, within=width)
        sheet.shows(Fact.NUMBER)
        sheet.text(x, 38, draft.wording.number_label(invoice.kind), draft.face(7), colour=SOFT_INK)
        sheet.text(x, 43, invoice.number, draft.bold(10))
        draw_customer(draft, x, 57, width, label=draft.wording.bill_to, strong=True)
        style = table_style(draft, size=8, rulings=(Ruling.NONE, Ruling.HEAD, Ruling.ROWS))
        table, rows = item_table(draft, x, width, _PARTS, style)
        bottom = sheet.height - 50

        def turn_page(drawn: int, reached: float) -> float:
            del drawn, reached  # The totals already stand on the first page.
            y = draft.next_page(x, 20)
            self._tint(draft, side)
            return y

        y = table.draw(sheet, 92, rows, bottom, turn_page)
        for note in notes_of(draft, sentence=False):
            y = sheet.paragraph(x, y + 6, width, note, draft.face(8))
        draw_bank(draft, x, max(y + 8, sheet.height - 40), width, face=draft.face(8))
