"""The truth of an invoice: what it charges and its totals, by the arithmetic of EN 16931.

Written without the `en16931` package on purpose, so that the samples witness for it independently.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from samples.party import Party

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An invoice line (BG-25)."""

    position: int
    item_number: str  # BT-155
    name: str  # BT-153
    detail: str  # BT-154
    quantity: Decimal  # BT-129
    unit: str  # as printed
    unit_price: Decimal  # BT-146
    discount_percent: Decimal  # BT-138
    tax_rate: Decimal  # BT-152, per cent

    @property
    def description(self) -> str:
        """Name and detail, as they stand below each other."""
        return f"{self.name} {self.detail}"

    @property
    def discount(self) -> Decimal:
        """The line's allowance (BT-136)."""
        return cents(self.quantity * self.unit_price * self.discount_percent / 100)

    @property
    def net_amount(self) -> Decimal:
        """Quantity times price less the allowance (BT-131)."""
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

    @property
    def amount(self) -> Decimal:
        """The tax (BT-117), by BR-CO-17."""
        return cents(self.base * self.rate / 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """An invoice. Amounts are in its currency, to the cent."""

    language: str  # ISO 639-1
    number: str  # BT-1
    issue_date: date  # BT-2
    delivery_date: date  # BT-72
    due_date: date | None  # BT-9
    currency: str  # BT-5
    customer_number: str  # BT-46
    purchase_order: str | None  # BT-13
    supplier: Party
    customer: Party
    lines: tuple[Line, ...]
    allowances: tuple[Adjustment, ...]
    charges: tuple[Adjustment, ...]
    paid: Decimal  # BT-113

    @property
    def sum_of_lines(self) -> Decimal:
        """BT-106, by BR-CO-10."""
        return _total(line.net_amount for line in self.lines)

    @property
    def net_total(self) -> Decimal:
        """BT-109, by BR-CO-13."""
        allowances = _total(allowance.amount for allowance in self.allowances)
        return self.sum_of_lines - allowances + _total(charge.amount for charge in self.charges)

    @property
    def tax_lines(self) -> tuple[TaxLine, ...]:
        """The VAT breakdown, highest rate first."""
        bases: dict[Decimal, Decimal] = {}
        for rate, amount in self._taxed_amounts():
            bases[rate] = bases.get(rate, ZERO) + amount
        return tuple(TaxLine(rate, bases[rate]) for rate in sorted(bases, reverse=True))

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
        """BT-115, by BR-CO-16."""
        return self.gross_total - self.paid

    def _taxed_amounts(self) -> Iterable[tuple[Decimal, Decimal]]:
        yield from ((line.tax_rate, line.net_amount) for line in self.lines)
        yield from ((allowance.tax_rate, -allowance.amount) for allowance in self.allowances)
        yield from ((charge.tax_rate, charge.amount) for charge in self.charges)


def cents(amount: Decimal) -> Decimal:
    """The amount rounded to two decimals, half away from zero."""
    return amount.quantize(ZERO, ROUND_HALF_UP)


def _total(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
