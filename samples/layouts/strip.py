"""A merchant's invoice whose totals stand side by side in a strip at the foot, labels above amounts."""

from samples.layouts.draft import Draft
from samples.layouts.fact import Fact
from samples.layouts.items import Part, draw_items, table_style
from samples.layouts.layout import SheetLayout
from samples.layouts.particulars import draw_stacked, particulars_of
from samples.layouts.parties import draw_customer, draw_supplier
from samples.layouts.payment import draw_bank, draw_notes
from samples.layouts.sheet import Align
from samples.layouts.table import Ruling
from samples.layouts.tax_table import draw_tax_table
from samples.layouts.totals import TotalsRow, totals_rows
from samples.room import Room

_LEFT = 16.0
_PARTS = (
    Part.CODE, Part.DESCRIPTION, Part.QUANTITY, Part.QUANTITY_AND_UNIT, Part.UNIT, Part.UNIT_PRICE, Part.DISCOUNT,
    Part.AMOUNT, Part.TAX_RATE,
)  # fmt: skip


class StripLayout(SheetLayout):
    """What merchandise management prints in southern Europe."""

    room = Room(lines=range(3, 15), discounts=True)

    def draw(self, draft: Draft) -> None:
        """Draws the document on as many pages as it needs."""
        sheet = draft.sheet
        right, bottom = sheet.width - _LEFT, sheet.height - 84
        ends = self._head(draft, right)
        sheet.rule(_LEFT, ends, right, thickness=0.5, colour=draft.look.accent)
        y = draw_stacked(draft, _LEFT, ends + 6, right - _LEFT, particulars_of(draft, number=False), columns=4)
        style = table_style(draft, size=8, rulings=(Ruling.HEAD, Ruling.ROWS))
        draw_items(draft, _LEFT, y + 2, right - _LEFT, parts=_PARTS, style=style, bottom=bottom)
        end = draw_tax_table(draft, _LEFT, bottom + 2, 95, ruling=Ruling.HEAD)
        totals = self._strip(draft, max(end, bottom + 2) + 4, right)
        y = draw_notes(draft, _LEFT, totals + 6, right - _LEFT, face=draft.face(8), sentence=False)
        draw_bank(draft, _LEFT, y + 1, right - _LEFT, face=draft.face(8))

    def _head(self, draft: Draft, right: float) -> float:
        """Supplier on one side, title and customer on the other; gives where the head ends."""
        sheet, middle = draft.sheet, draft.sheet.width / 2
        supplier_end = draw_supplier(draft, _LEFT, 20, 80, name=draft.bold(14))
        sheet.shows(Fact.NUMBER)
        named = f"{draft.title} {draft.invoice.number}"
        if draft.look.likes("number labelled", 0.5):
            sheet.text(middle + 6, 20, draft.title, draft.bold(14), within=right - middle - 6)
            named = f"{draft.look.label(draft.wording.number_label(draft.invoice.kind))} {draft.invoice.number}"
        sheet.text(middle + 6, 27, named, draft.bold(10), within=right - middle - 6)
        customer_end = draw_customer(draft, middle + 6, 38, right - middle - 6, label=draft.wording.bill_to)
        return max(supplier_end, customer_end) + 2

    def _strip(self, draft: Draft, y: float, right: float) -> float:
        """A box for each total, the last one tinted; gives where the strip ends."""
        sheet = draft.sheet
        rows: list[TotalsRow] = totals_rows(draft, breakdown=False)
        width = (right - _LEFT) / len(rows)
        for index, row in enumerate(rows):
            x = _LEFT + index * width
            if row.strong:
                sheet.fill(x, y, width, 13, "#e7e9ee")
            sheet.box(x, y, width, 13, colour="#4a4d53")
            sheet.text(x + 1.5, y + 4.2, draft.look.heading(row.label), draft.face(7), within=width - 3)
            face = draft.bold(10) if row.strong else draft.face(9)
            sheet.text(x + width - 1.5, y + 10.3, row.amount, face, align=Align.RIGHT, within=width - 3)
        return y + 13
