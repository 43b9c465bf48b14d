"""A utility's bill: a summary and what is to pay up front, then page after page of small lines."""

from samples.catalogue.trade import Branch
from samples.kind import Kind
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.fonts import HELVETICA, NARROW, NARROW_VERA, VERA, Family
from samples.layouts.items import Part, draw_items, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.look import Look
from samples.layouts.mark import draw_mark
from samples.layouts.particulars import draw_stacked, particulars_of
from samples.layouts.parties import draw_customer, draw_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import WHITE
from samples.layouts.table import Ruling
from samples.layouts.totals import draw_totals, totals_rows
from samples.room import Room

_LEFT = 15.0
_PARTS = (
    Part.DESCRIPTION, Part.QUANTITY, Part.QUANTITY_AND_UNIT, Part.UNIT, Part.UNIT_PRICE, Part.TAX_RATE, Part.AMOUNT,
)  # fmt: skip


class TelecomLayout(SheetLayout):
    """What a telephone company sends every month."""

    room = Room(
        lines=range(12, 64),
        branches=(Branch.TELECOM,),
        kinds=(Kind.INVOICE,),
        adjustments=False,
        prepayments=False,
        balance=True,
    )

    def family(self, look: Look) -> Family:
        """A sans serif."""
        return look.choose("telecom family", (HELVETICA, NARROW, VERA, NARROW_VERA))

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet, look = draft.sheet, draft.look
        right, bottom = sheet.width - _LEFT, sheet.height - 18
        draw_mark(sheet, _LEFT, 12, 14, name=draft.invoice.supplier.name, ground=WHITE, colour=look.accent)
        draw_supplier(draft, right - 70, 16, 70, name=draft.bold(11))
        draw_customer(draft, _LEFT, 46, 80, label=None)
        sheet.text(_LEFT, 76, draft.title, draft.bold(15), colour=look.accent)
        particulars = particulars_of(draft)
        y = draw_stacked(draft, _LEFT, 84, right - _LEFT - 72, particulars, columns=2)
        self._to_pay(draft, right)
        y = draw_totals(draft, _LEFT, _LEFT + 104, y + 2, totals_rows(draft), size=8.5)
        y = draw_notes(draft, _LEFT, y + 9, right - _LEFT, face=draft.face(8.5), sentence=look.likes("sentence"))
        y = draw_bank(draft, _LEFT, y + 2, right - _LEFT, face=draft.face(8))
        self._lines(draft, y, right, bottom)

    def _to_pay(self, draft: Draft, right: float) -> None:
        """What is due and when, in a coloured box."""
        sheet, invoice, wording = draft.sheet, draft.invoice, draft.wording
        sheet.fill(right - 66, 80, 66, 30, draft.look.accent)
        sheet.shows(Fact.AMOUNT_DUE)
        sheet.text(right - 62, 87, wording.amount_due, draft.face(9), colour=WHITE, within=58)
        sheet.text(right - 62, 96, draft.money(invoice.amount_due), draft.bold(17), colour=WHITE, within=58)
        if invoice.due_date is not None:
            sheet.shows(Fact.DUE_DATE)
            due = f"{wording.due_date} {draft.formats.date(invoice.due_date)}"
            sheet.text(right - 62, 104, due, draft.face(8.5), colour=WHITE, within=58)

    def _lines(self, draft: Draft, y: float, right: float, bottom: float) -> None:
        """The lines, below the summary or from the second page on."""
        style = table_style(draft, size=7.5, rulings=(Ruling.NONE, Ruling.HEAD, Ruling.ROWS))
        start = draft.next_page(_LEFT, 18) if draft.look.likes("lines overleaf") or y > 190 else y + 4
        draw_items(draft, _LEFT, start, right - _LEFT, parts=_PARTS, style=style, bottom=bottom)
