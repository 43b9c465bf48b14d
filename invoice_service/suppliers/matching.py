"""Chooses the known supplier that an invoice is from, by what it shows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from invoice_service.suppliers.marks import Mark
from invoicemesh.invoice.v1.supplier_pb2 import (
    SUPPLIER_MARK_KIND_IBAN,
    SUPPLIER_MARK_KIND_NAME,
    SUPPLIER_MARK_KIND_REGISTRATION,
    SUPPLIER_MARK_KIND_VAT_ID,
    SupplierMarkKind,
)

# Of 100: names that differ by a letter or two of a dozen, as a misreading or a dropped word makes them.
_SAME_NAME = 92.0
# Names that may well be those of one company. Several companies can share an account (a factor's) or, in different
# registers, a number: with names further apart these say nothing.
_LIKE_NAME = 60.0


@dataclass(frozen=True)
class KnownSupplier:
    """A supplier and the values that it is known by."""

    id: str
    marks: frozenset[tuple[SupplierMarkKind.ValueType, str]]

    def values(self, kind: SupplierMarkKind.ValueType) -> frozenset[str]:
        """Its values of one kind."""
        return frozenset(value for known, value in self.marks if known == kind)


def best_match(marks: Iterable[Mark], known: Iterable[KnownSupplier]) -> str | None:
    """The id of the supplier that the marks speak for, the oldest of equals; None when they speak for none."""
    shown = KnownSupplier("", frozenset((mark.kind, mark.value) for mark in marks))
    strengths = {supplier.id: _strength(shown, supplier) for supplier in known}
    strongest = max(strengths.values(), default=0)
    return min((one for one, strength in strengths.items() if strength == strongest > 0), default=None)


def _strength(shown: KnownSupplier, known: KnownSupplier) -> int:
    """How much speaks for a supplier: a VAT id more than a register's number, an account, a name; 0 for nothing."""
    vat_ids, known_vat_ids = (one.values(SUPPLIER_MARK_KIND_VAT_ID) for one in (shown, known))
    if vat_ids & known_vat_ids:
        return 5
    if vat_ids and known_vat_ids and {one[:2] for one in vat_ids} & {one[:2] for one in known_vat_ids}:
        return 0  # Two companies, however alike.
    likeness = _likeness(shown, known)
    if likeness >= _LIKE_NAME:
        if _share(shown, known, SUPPLIER_MARK_KIND_REGISTRATION):
            return 4
        if _share(shown, known, SUPPLIER_MARK_KIND_IBAN):
            return 3
    if _share(shown, known, SUPPLIER_MARK_KIND_NAME):
        return 2
    return 1 if likeness >= _SAME_NAME else 0


def _share(shown: KnownSupplier, known: KnownSupplier, kind: SupplierMarkKind.ValueType) -> bool:
    return bool(shown.values(kind) & known.values(kind))


def _likeness(shown: KnownSupplier, known: KnownSupplier) -> float:
    """How alike the names that are most alike are, 0 to 100; 100 where one has no name.

    Names with different numbers in them are not alike: `Filiale 3` and `Filiale 13` are two, while a digit in one of
    them alone may be a misread letter.
    """
    names, known_names = (one.values(SUPPLIER_MARK_KIND_NAME) for one in (shown, known))
    if not names or not known_names:
        return 100.0
    return max(ratio(name, other) if _same_numbers(name, other) else 0.0 for name in names for other in known_names)


def _same_numbers(name: str, other: str) -> bool:
    numbers, other_numbers = (re.findall(r"\d+", one) for one in (name, other))
    return numbers == other_numbers or not numbers or not other_numbers
