"""What is known of other invoices when one is checked. The store gathers it; the checks only look at it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType


@dataclass(frozen=True)
class OtherInvoice:
    """An invoice that may be of the same business as the one that is checked."""

    id: str
    filename: str
    same_bytes: bool
    same_supplier: bool
    document_type: DocumentType.ValueType
    invoice_number: str
    issue_date: date | None
    currency: str
    gross_total: Decimal | None
    looks_alike: bool
    """Whether its first page is, but for noise, the same picture."""

    @property
    def name(self) -> str:
        """How people know it."""
        return f"{self.invoice_number} ({self.filename})" if self.invoice_number else self.filename


@dataclass(frozen=True)
class SupplierPast:
    """A supplier, as its earlier invoices show it."""

    id: str
    name: str
    is_new: bool
    """Whether there is no earlier invoice."""
    ibans: frozenset[str]
    """Accounts that nobody need doubt: each stands on an invoice whose account is not in question."""
    amounts: tuple[Decimal, ...]
    """Gross totals of the newest invoices of the same currency and type."""
    default_currency: str = ""
    default_payment_days: int = 0


@dataclass(frozen=True)
class Past:
    """`supplier` is None where the invoice shows none."""

    supplier: SupplierPast | None
    others: tuple[OtherInvoice, ...]
