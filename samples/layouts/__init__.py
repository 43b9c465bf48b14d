"""How a document can look: one file per layout, each drawing any document that it has room for in its own way."""

from samples.layouts.american import AmericanLayout
from samples.layouts.banner import BannerLayout
from samples.layouts.dealer import DealerLayout
from samples.layouts.form import FormLayout
from samples.layouts.freelancer import FreelancerLayout
from samples.layouts.layout import Layout
from samples.layouts.ledger import LedgerLayout
from samples.layouts.letter import LetterLayout
from samples.layouts.modern import ModernLayout
from samples.layouts.plain import PlainLayout
from samples.layouts.reminder import ReminderLayout
from samples.layouts.shop import ShopLayout
from samples.layouts.slip import SlipLayout
from samples.layouts.statement import StatementLayout
from samples.layouts.strip import StripLayout
from samples.layouts.telecom import TelecomLayout
from samples.layouts.till import TillLayout
from samples.layouts.workshop import WorkshopLayout

LAYOUTS: dict[str, Layout] = {
    "american": AmericanLayout(),
    "banner": BannerLayout(),
    "dealer": DealerLayout(),
    "form": FormLayout(),
    "freelancer": FreelancerLayout(),
    "ledger": LedgerLayout(),
    "letter": LetterLayout(),
    "modern": ModernLayout(),
    "plain": PlainLayout(),
    "reminder": ReminderLayout(),
    "shop": ShopLayout(),
    "slip": SlipLayout(),
    "statement": StatementLayout(),
    "strip": StripLayout(),
    "telecom": TelecomLayout(),
    "till": TillLayout(),
    "workshop": WorkshopLayout(),
}

__all__ = ["LAYOUTS", "Layout"]
