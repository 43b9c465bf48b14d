"""Turns the filter of a list into conditions of a query."""

from collections.abc import Iterator
from datetime import date

from google.type import date_pb2
from sqlalchemy import ColumnElement, or_, select

from en16931.dates import to_date
from invoice_service.store.rows import InvoiceRow, SearchTextRow, TagRow
from invoice_service.store.search_text import fold
from invoicemesh.invoice.v1.invoice_service_pb2 import ArchiveFilter, InvoiceFilter
from mesh.errors import FieldViolation, ServiceError

MAX_WORDS = 50
"""Words that a search may have: a query grows with each."""


def conditions(invoice_filter: InvoiceFilter) -> Iterator[ColumnElement[bool]]:
    """Give the conditions that must all hold. ServiceError `REQUEST_INVALID`: no real date, or too many words."""
    if invoice_filter.states:
        yield InvoiceRow.state.in_(sorted(set(invoice_filter.states)))
    if invoice_filter.HasField("issued_from"):
        yield InvoiceRow.issue_date >= _date(invoice_filter.issued_from, "filter.issued_from")
    if invoice_filter.HasField("issued_until"):
        yield InvoiceRow.issue_date <= _date(invoice_filter.issued_until, "filter.issued_until")
    if invoice_filter.tag:
        yield InvoiceRow.id.in_(select(TagRow.invoice_id).where(TagRow.tag == invoice_filter.tag))
    yield from _in_archive(invoice_filter.archived)
    yield from _found_by_text(invoice_filter)


def _in_archive(archived: ArchiveFilter.ValueType) -> Iterator[ColumnElement[bool]]:
    if archived == ArchiveFilter.ARCHIVE_FILTER_ONLY:
        yield InvoiceRow.archive_time.is_not(None)
    elif archived != ArchiveFilter.ARCHIVE_FILTER_INCLUDED:
        yield InvoiceRow.archive_time.is_(None)


def _found_by_text(invoice_filter: InvoiceFilter) -> Iterator[ColumnElement[bool]]:
    words = fold(invoice_filter.text).split()
    if len(words) > MAX_WORDS:
        raise _invalid("filter.text", f"A search has at most {MAX_WORDS} words; this one has {len(words)}.")
    found = [
        or_(SearchTextRow.fields.contains(word, autoescape=True), SearchTextRow.pages.contains(word, autoescape=True))
        for word in words
    ]
    if supplier := fold(invoice_filter.supplier):
        found.append(SearchTextRow.supplier.contains(supplier, autoescape=True))
    if found:
        yield InvoiceRow.id.in_(select(SearchTextRow.invoice_id).where(*found))


def _date(value: date_pb2.Date, field: str) -> date:
    try:
        return to_date(value)
    except ValueError as error:
        raise _invalid(field, str(error)) from error


def _invalid(field: str, description: str) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=[FieldViolation(field, description)])
