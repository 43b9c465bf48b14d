"""A document being drawn: the invoice, the look it gets and the sheet it goes on. Blocks and layouts work on it."""

from dataclasses import dataclass
from decimal import Decimal

from samples.invoice import Invoice
from samples.layouts.fact import Fact
from samples.layouts.fonts import Face, Family
from samples.layouts.look import Look
from samples.layouts.sheet import SOFT_INK, Align, Sheet
from samples.wording import Formats, Wording

_MARGIN = 15.0


@dataclass(frozen=True, slots=True)
class Draft:
    """What every block needs at hand."""

    sheet: Sheet
    invoice: Invoice
    look: Look
    family: Family

    @property
    def wording(self) -> Wording:
        """The words of the document."""
        return self.look.wording

    @property
    def formats(self) -> Formats:
        """The formats of the document."""
        return self.look.formats

    @property
    def title(self) -> str:
        """What the document calls itself."""
        return self.wording.title(self.invoice.kind)

    def face(self, size: float) -> Face:
        """The document's regular font in that size in points."""
        return self.family.face(size)

    def bold(self, size: float) -> Face:
        """The document's bold font in that size in points."""
        return self.family.bold_face(size)

    def amount(self, value: Decimal) -> str:
        """An amount among many."""
        return self.look.amount(value, self.invoice.currency)

    def money(self, value: Decimal) -> str:
        """An amount with its currency, which the document shows thereby."""
        self.sheet.shows(Fact.CURRENCY)
        return self.formats.money(value, self.invoice.currency)

    def page_number(self) -> None:
        """Writes the number of this page and of how many; on a single page, only some suppliers do."""
        if self.sheet.page_total == 1 and not self.look.likes("number on a single page", 0.6):
            return
        text = self.wording.page.format(page=self.sheet.page, pages=self.sheet.page_total)
        align = self.look.choose("place of page number", (Align.RIGHT, Align.RIGHT, Align.CENTRE, Align.LEFT))
        x = {Align.LEFT: _MARGIN, Align.CENTRE: self.sheet.width / 2, Align.RIGHT: self.sheet.width - _MARGIN}[align]
        self.sheet.text(x, self.sheet.height - 6, text, self.face(7), align=align, colour=SOFT_INK)

    def next_page(self, x: float, y: float) -> float:
        """Ends this page and begins another, headed by the document's name and number; gives the y where it goes on."""
        self.page_number()
        self.sheet.next_page()
        running = f"{self.invoice.supplier.name} · {self.title} {self.invoice.number}"
        self.sheet.shows(Fact.SUPPLIER_NAME, Fact.NUMBER)
        self.sheet.text(x, y, running, self.face(8), colour=SOFT_INK, within=self.sheet.width - 2 * x)
        return y + 8

    def with_room(self, height: float, x: float, y: float, *, bottom: float) -> float:
        """The y itself where that height fits between it and `bottom`, else the y where the next page goes on."""
        return y if y + height <= bottom else self.next_page(x, 18)
