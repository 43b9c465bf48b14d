"""What a layout has room for, so that what is issued fits it."""

from dataclasses import dataclass

from samples.catalogue.trade import Branch
from samples.kind import Kind

_GOODS_AND_WORK = (Branch.OFFICE, Branch.SOFTWARE, Branch.CRAFT)
# A kind that stands several times is drawn as often.
_MOSTLY_INVOICES = (Kind.INVOICE,) * 9 + (Kind.CREDIT_NOTE,) * 2 + (Kind.PRO_FORMA, Kind.QUOTE, Kind.ORDER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The documents that a layout can show."""

    lines: range = range(1, 8)  # how many lines a document may have
    branches: tuple[Branch, ...] = _GOODS_AND_WORK
    kinds: tuple[Kind, ...] = _MOSTLY_INVOICES
    discounts: bool = False  # whether a line can show a discount of its own
    adjustments: bool = True  # whether allowances and charges on the whole document can be shown
    prepayments: bool = True  # whether a deposit can be shown
    prices_include_tax: bool = False
    exempt: bool = False  # whether it suits firms too small to charge VAT
    balance: bool = False  # whether what is open from the last bill can be shown
    open_items: bool = False  # whether it lists earlier invoices instead of lines
    fee: bool = False  # whether a fee for reminding can be shown
    home: str | None = None  # the country (ISO 3166-1) it comes from, where the language is spoken there
