"""What a layout is."""

from enum import Enum
from typing import Protocol

from samples.invoice import Invoice
from samples.issuing import Room
from samples.layouts.sheet import Sheet
from samples.wording import Wording


class Omission(Enum):
    """A value of the invoice that a layout may leave unprinted."""

    AMOUNT_DUE = "amount_due"
    TAX_BASE = "tax_base"
    TAX_TOTAL = "tax_total"
    LINE_UNIT = "line_unit"
    LINE_TAX_RATE = "line_tax_rate"


class Layout(Protocol):
    """A way to draw any invoice."""

    @property
    def room(self) -> Room:
        """What the layout has room for."""

    def omissions(self, invoice: Invoice) -> frozenset[Omission]:
        """What of this invoice the layout does not print."""

    def draw(self, sheet: Sheet, invoice: Invoice, wording: Wording) -> None:
        """Draws the invoice on as many pages as it needs."""
