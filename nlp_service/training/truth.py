"""Whether a value is the one that a document with known truth states."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from types import MappingProxyType

from nlp_service.reading.folding import squeeze

# The fields that are learned, and the keys of the flat result that hold their truth.
KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "supplier.name": ("supplier_name", "supplier_aliases"),
        "customer.name": ("customer_name", "customer_aliases"),
        "supplier.address.full": ("supplier_address",),
        "supplier.vat_id": ("supplier_vat_id",),
        "invoice_number": ("invoice_number",),
        "issue_date": ("issue_date", "issue_date_candidates"),
        "due_date": ("due_date",),
        "currency": ("currency",),
        "totals.net": ("net_total",),
        "totals.tax": ("tax_total",),
        "totals.gross": ("gross_total",),
        "totals.amount_due": ("amount_due",),
        "payment.accounts[1].iban": ("iban",),
        "references.purchase_order": ("purchase_order",),
    }
)
# Says that the name is joined from all places where the document shows it, each without spaces: any of them is right.
_JOINED = "supplier_name_spaces_removed"
_NAMES = ("supplier.name", "customer.name", "supplier.address.full")
# Names and addresses are right from this part of their letters and digits on, as the accuracy report counts them.
_ENOUGH_OF_A_NAME = 0.9
_SHORTEST_INEXACT_NAME = 6


def right_values(truth: Mapping[str, object], field: str) -> tuple[str, ...] | None:
    """The right values of `field`: none where the document does not state it, None where that is not known."""
    known = [truth[key] for key in KEYS[field] if key in truth]
    # A document that names no amount due may owe its gross total all the same.
    if not known or (field == "totals.amount_due" and known == [None]):
        return None
    if field == "supplier.name" and truth.get(_JOINED):
        known.append(str(truth["supplier_name"]).split())
    values = (value for entry in known for value in (entry if isinstance(entry, list) else [entry]))
    return tuple(str(value) for value in values if value is not None)


def is_right(field: str, value: str, right: tuple[str, ...]) -> bool:
    """Whether `value` is one of the `right` ones of `field`."""
    if field.startswith("totals."):
        return any(_is_same_amount(value, other) for other in right)
    if field in _NAMES:
        return any(_is_same_name(squeeze(value), squeeze(other)) for other in right)
    return any(squeeze(value) == squeeze(other) for other in right)


def _is_same_amount(value: str, other: str) -> bool:
    try:
        # A credit note's amounts are candidates as they are printed, and given positively.
        return abs(Decimal(value)) == abs(Decimal(other))
    except InvalidOperation:
        return False


def _is_same_name(value: str, other: str) -> bool:
    if min(len(value), len(other)) < _SHORTEST_INEXACT_NAME:
        return value == other
    return SequenceMatcher(None, value, other, autojunk=False).ratio() >= _ENOUGH_OF_A_NAME
