"""A value of a record that takes part in an equation, found by its field and named by its path."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from google.protobuf.message import Message

from en16931.amounts import to_decimal
from invoicemesh.invoice.v1.invoice_data_pb2 import AllowanceCharge, InvoiceData, LineItem, TaxLine


@dataclass(frozen=True)
class Term:
    """A value and its path. `sign` is how it enters a sum, 1 or -1; 0 marks a factor of a product."""

    path: str
    value: Decimal
    sign: int = 1


def term_of(message: Message, prefix: str, name: str, sign: int = 1) -> Term | None:
    """Give a decimal field of a message as a term, its path begun by `prefix`; None when it is absent."""
    return Term(prefix + name, to_decimal(getattr(message, name)), sign) if message.HasField(name) else None


def total_term(data: InvoiceData, name: str, sign: int = 1) -> Term | None:
    """Give a field of the totals as a term; None when it is absent."""
    return term_of(data.totals, "totals.", name, sign)


def item_terms(
    items: Iterable[LineItem | TaxLine | AllowanceCharge], list_path: str, name: str, sign: int = 1
) -> tuple[Term, ...] | None:
    """Give a field of every item of a list as terms; None when an item lacks it, for then their sum is not known."""
    terms = [term_of(item, f"{list_path}[{item.id}].", name, sign) for item in items]
    present = tuple(term for term in terms if term is not None)
    return present if len(present) == len(terms) else None
