"""A wholesaler's printout: small type, item numbers, discounts, and a table over several pages with carried sums."""

from samples.invoice import ZERO
from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.fonts import NARROW, NARROW_VERA, TIMES, Family
from samples.layouts.items import Part, item_table, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.look import Look
from samples.layouts.particulars import draw_boxed, particulars_of
from samples.layouts.parties import draw_customer, draw_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import Align
from samples.layouts.table import Ruling
from samples.layouts.tax_table import draw_tax_table
from samples.layouts.totals import draw_totals, totals_rows
from samples.room import Room

_LEFT = 15.0
_PARTS = (
    Part.POSITION, Part.CODE, Part.DESCRIPTION, Part.QUANTITY, Part.QUANTITY_AND_UNIT, Part.UNIT, Part.UNIT_PRICE,
    Part.DISCOUNT, Part.TAX_RATE, Part.AMOUNT,
)  # fmt: skip


class LedgerLayout(SheetLayout):
    """What an inventory system prints at night."""

    room = Room(lines=range(14, 31), discounts=True)

    def family(self, look: Look) -> Family:
        """A narrow or a serif typeface."""
        return look.choose("ledger family", (TIMES, NARROW, NARROW_VERA))

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet = draft.sheet
        right, bottom = sheet.width - _LEFT, sheet.height - 25
        self._head(draft, right)
        y = draw_boxed(draft, _LEFT, 72, right - _LEFT, particulars_of(draft)) + 5
        y = self._table(draft, y, right, bottom)
        breakdown = draft.look.likes("tax table", 0.6)
        if y + 62 > bottom:
            y = self._turn_page(draft, drawn=len(draft.invoice.lines), y=y)
        end = draw_tax_table(draft, _LEFT, y + 8, 72) if breakdown else y
        y = draw_totals(draft, right - 82, right, y + 4, totals_rows(draft, breakdown=not breakdown))
        y = draw_notes(draft, _LEFT, max(y, end) + 9, right - _LEFT, face=draft.face(8.5), sentence=False)
        draw_bank(draft, _LEFT, y + 2, right - _LEFT, face=draft.face(8.5))

    def _head(self, draft: Draft, right: float) -> None:
        sheet, invoice = draft.sheet, draft.invoice
        sheet.text(right, 21, draft.title.upper(), draft.bold(17), align=Align.RIGHT, within=70)
        sheet.shows(Fact.NUMBER)
        sheet.text(right, 27, invoice.number, draft.face(9), align=Align.RIGHT)
        draw_supplier(draft, _LEFT, 20, 105, name=draft.bold(13))
        draw_customer(draft, right - 75, 48, 75, label=draft.wording.bill_to)

    def _table(self, draft: Draft, y: float, right: float, bottom: float) -> float:
        style = table_style(draft, size=8, rulings=(Ruling.ROWS, Ruling.COLUMNS, Ruling.GRID))
        table, rows = item_table(draft, _LEFT, right - _LEFT, _PARTS, style)

        def turn_page(drawn: int, reached: float) -> float:
            return self._turn_page(draft, drawn=drawn, y=reached)

        return table.draw(draft.sheet, y, rows, bottom - 8, turn_page)

    def _turn_page(self, draft: Draft, *, drawn: int, y: float) -> float:
        """Goes on overleaf, naming on both pages the sum of the lines drawn so far."""
        carried = draft.amount(sum((line.amount for line in draft.invoice.lines[:drawn]), ZERO))
        self._carry(draft, carried, y + 5)
        y = draft.next_page(_LEFT, 16)
        self._carry(draft, carried, y)
        return y + 3

    def _carry(self, draft: Draft, carried: str, y: float) -> None:
        right = draft.sheet.width - _LEFT
        draft.sheet.text(right - 34, y, draft.wording.carried_forward, draft.bold(8.5), align=Align.RIGHT)
        draft.sheet.text(right - 1, y, carried, draft.bold(8.5), align=Align.RIGHT)
