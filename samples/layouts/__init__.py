"""How an invoice can look: one file per layout, each drawing any invoice in its own way."""

from samples.layouts.layout import Layout, Omission
from samples.layouts.ledger import LedgerLayout
from samples.layouts.letter import LetterLayout
from samples.layouts.modern import ModernLayout

LAYOUTS: dict[str, Layout] = {"ledger": LedgerLayout(), "letter": LetterLayout(), "modern": ModernLayout()}

__all__ = ["LAYOUTS", "Layout", "Omission"]
