"""Finds invoices by a part of the supplier's name, in a time that grows with the names and not with the invoices."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from invoice_service.store.rows import InvoiceRow, SearchTextRow
from invoice_service.store.search_text import fold

# Different names that are looked through; an index has them, and gives each in some microseconds.
_MOST_NAMES = 20_000
# Where more of them hold the part, many invoices do, and a page of those is soon found by looking at the newest.
_MOST_FOUND = 200


def supplier_contains(session: Session, part: str) -> ColumnElement[bool]:
    """Give the condition that the supplier's name contains this folded text."""
    names = session.scalars(select(InvoiceRow.supplier_name).distinct().limit(_MOST_NAMES + 1)).all()
    found = [name for name in names if part in fold(name)]
    if len(names) <= _MOST_NAMES and len(found) <= _MOST_FOUND:
        return InvoiceRow.supplier_name.in_(found)
    named = SearchTextRow.supplier.contains(part, autoescape=True)
    return InvoiceRow.id.in_(select(SearchTextRow.invoice_id).where(named))
