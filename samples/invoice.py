"""The truth of a document: what it charges and its totals, by the arithmetic of EN 16931.

Written without the `en16931` package on purpose, so that the samples witness for it independently.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from samples.kind import Kind
from samples.party import Party

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line (BG-25)."""

    position: int
    item_number: str  # BT-155
    name: str  # BT-153
    detail: str  # BT-154, may be empty
    quantity: Decimal  # BT-129
    unit: str  # as printed, may be empty
    unit_price: Decimal  # BT-146
    discount_percent: Decimal  # BT-138
    tax_rate: Decimal  # BT-152, per cent

    @property
    def discount(self) -> Decimal:
        """The line's allowance (BT-136)."""
        return cents(self.quantity * self.unit_price * self.discount_percent / 100)

    @property
    def amount(self) -> Decimal:
        """Quantity times price less the allowance: the net amount (BT-131), unless prices include the tax."""
        return cents(self.quantity * self.unit_price) - self.discount


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An allowance (BG-20) or a charge (BG-21) on the whole document."""

    reason: str
    amount: Decimal
    tax_rate: Decimal  # per cent


@dataclass(frozen=True, slots=True)
class TaxLine:
    """The VAT of one rate (BG-23)."""

    rate: Decimal  # BT-119, per cent
    base: Decimal  # BT-116
    amount: Decimal  # BT-117


@dataclass(frozen=True, slots=True)
class OpenItem:
    """An earlier invoice that a statement or a reminder lists."""

    number: str
    issue_date: date
    due_date: date
    amount: Decimal
    open_amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """An invoice or one of the documents that look like one. Amounts are in its currency, to the cent."""

    kind: Kind
    number: str  # BT-1
    issue_date: date  # BT-2
    delivery_date: date  # BT-72
    due_date: date | None  # BT-9
    currency: str  # BT-5
    customer_number: str  # BT-46
    purchase_order: str | None  # BT-13
    preceding_invoice: str | None  # BT-25
    supplier: Party
    customer: Party
    prices_include_tax: bool
    lines: tuple[Line, ...]
    allowances: tuple[Adjustment, ...]
    charges: tuple[Adjustment, ...]
    open_items: tuple[OpenItem, ...]
    previous_balance: Decimal
    paid: Decimal  # BT-113

    @property
    def sum_of_lines(self) -> Decimal:
        """The amounts of the lines: BT-106 by BR-CO-10, unless prices include the tax."""
        return _total(line.amount for line in self.lines)

    @property
    def net_total(self) -> Decimal:
        """BT-109, by BR-CO-13 where prices are net."""
        return _total(tax_line.base for tax_line in self.tax_lines)

    @property
    def tax_lines(self) -> tuple[TaxLine, ...]:
        """The VAT breakdown, highest rate first."""
        amounts: dict[Decimal, Decimal] = {}
        for rate, amount in self._taxed_amounts():
            amounts[rate] = amounts.get(rate, ZERO) + amount
        return tuple(self._tax_line(rate, amounts[rate]) for rate in sorted(amounts, reverse=True))

    @property
    def tax_total(self) -> Decimal:
        """BT-110, by BR-CO-14."""
        return _total(tax_line.amount for tax_line in self.tax_lines)

    @property
    def gross_total(self) -> Decimal:
        """BT-112, by BR-CO-15."""
        return self.net_total + self.tax_total

    @property
    def amount_due(self) -> Decimal:
        """BT-115, by BR-CO-16, with what is open from before."""
        open_amount = _total(item.open_amount for item in self.open_items)
        return self.gross_total - self.paid + self.previous_balance + open_amount

    @property
    def is_untaxed(self) -> bool:
        """Whether nothing in it bears any tax."""
        return all(tax_line.rate == 0 for tax_line in self.tax_lines)

    def _tax_line(self, rate: Decimal, amount: Decimal) -> TaxLine:
        """The tax on an amount (BR-CO-17), or the tax in it where prices include the tax."""
        if self.prices_include_tax:
            tax = cents(amount * rate / (100 + rate))
            return TaxLine(rate, amount - tax, tax)
        return TaxLine(rate, amount, cents(amount * rate / 100))

    def _taxed_amounts(self) -> Iterable[tuple[Decimal, Decimal]]:
        yield from ((line.tax_rate, line.amount) for line in self.lines)
        yield from ((allowance.tax_rate, -allowance.amount) for allowance in self.allowances)
        yield from ((charge.tax_rate, charge.amount) for charge in self.charges)


def cents(amount: Decimal) -> Decimal:
    """The amount rounded to two decimals, half away from zero."""
    return amount.quantize(ZERO, ROUND_HALF_UP)


def _total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
