"""Turns the filter of a list into conditions of a query."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from google.protobuf.timestamp_pb2 import Timestamp
from google.type import date_pb2, decimal_pb2
from sqlalchemy import ColumnElement, Dialect, Select, SQLColumnExpression, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from en16931.amounts import to_decimal
from en16931.dates import to_date
from invoice_service.store.column_types import Amount, as_number
from invoice_service.store.repositories.supplier_names import supplier_contains
from invoice_service.store.rows import InvoiceRow, SupplierRow, TagRow
from invoice_service.store.search_text import fold, words
from invoicemesh.invoice.v1.invoice_service_pb2 import ArchiveFilter, Inclusion, InvoiceFilter
from mesh.errors import FieldViolation, ServiceError

MAX_WORDS = 50
"""Words that a search may have: a query grows with each."""


def conditions(invoice_filter: InvoiceFilter, session: Session, *, now: datetime) -> Iterator[ColumnElement[bool]]:
    """Give the conditions that must all hold, but for that of the words; `now` tells what is put off.

    Names of suppliers are looked up by `session`.

    ServiceError `REQUEST_INVALID` for a value that is none: no real date or amount.
    """
    yield from _of_kind(invoice_filter)
    yield from _within_range(invoice_filter, session.get_bind().dialect)
    yield from _with_people(invoice_filter)
    yield from _set_aside(invoice_filter, now)
    if supplier := fold(invoice_filter.supplier):
        yield supplier_contains(session, supplier)


def words_of(invoice_filter: InvoiceFilter) -> list[str]:
    """Give the words that the invoices must hold. ServiceError `REQUEST_INVALID` for too many."""
    looked_for = words(invoice_filter.text)
    if len(looked_for) > MAX_WORDS:
        raise _invalid("filter.text", f"A search has at most {MAX_WORDS} words; this one has {len(looked_for)}.")
    return looked_for


def _of_kind(wanted: InvoiceFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.states:
        first, *others = sorted(set(wanted.states))
        yield InvoiceRow.state.in_([first, *others]) if others else InvoiceRow.state == first
    if wanted.document_types:
        yield InvoiceRow.document_type.in_(sorted(set(wanted.document_types)))
    if wanted.currency:
        yield InvoiceRow.currency == wanted.currency
    if wanted.supplier_id:
        yield InvoiceRow.supplier_id.in_(_part_ids(wanted.supplier_id))
    if wanted.tag:
        yield InvoiceRow.id.in_(select(TagRow.invoice_id).where(TagRow.tag == wanted.tag))
    if wanted.HasField("has_findings"):
        yield InvoiceRow.finding_count > 0 if wanted.has_findings else InvoiceRow.finding_count == 0


def _within_range(wanted: InvoiceFilter, dialect: Dialect) -> Iterator[ColumnElement[bool]]:
    if wanted.HasField("issued_from"):
        yield InvoiceRow.issue_date >= _date(wanted.issued_from, "filter.issued_from")
    if wanted.HasField("issued_until"):
        yield InvoiceRow.issue_date <= _date(wanted.issued_until, "filter.issued_until")
    if wanted.HasField("due_from"):
        yield InvoiceRow.due_date >= _date(wanted.due_from, "filter.due_from")
    if wanted.HasField("due_until"):
        yield InvoiceRow.due_date <= _date(wanted.due_until, "filter.due_until")
    if wanted.HasField("received_from"):
        yield InvoiceRow.create_time >= _moment(wanted.received_from, "filter.received_from")
    if wanted.HasField("received_until"):
        yield InvoiceRow.create_time < _moment(wanted.received_until, "filter.received_until")
    gross = as_number(InvoiceRow.gross_total, dialect)
    if wanted.HasField("amount_from"):
        yield gross >= as_number(_amount(wanted.amount_from, "filter.amount_from"), dialect)
    if wanted.HasField("amount_until"):
        yield gross <= as_number(_amount(wanted.amount_until, "filter.amount_until"), dialect)


def _with_people(wanted: InvoiceFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.assignee:
        yield InvoiceRow.assignee == wanted.assignee
    if wanted.HasField("assigned"):
        yield InvoiceRow.assignee != "" if wanted.assigned else InvoiceRow.assignee == ""
    if wanted.uploaded_by:
        yield InvoiceRow.uploaded_by == wanted.uploaded_by


def order_of(wanted: InvoiceFilter) -> SQLColumnExpression[Any]:
    """Give the column with the ids in whose order the invoices of a filter are found fastest."""
    return InvoiceRow.listed_id if _is_listed(wanted) else InvoiceRow.id


def _is_listed(wanted: InvoiceFilter) -> bool:
    """Whether what is set aside is left out, as in most lists."""
    return wanted.archived in {
        ArchiveFilter.ARCHIVE_FILTER_UNSPECIFIED,
        ArchiveFilter.ARCHIVE_FILTER_EXCLUDED,
    } and wanted.deleted in {Inclusion.INCLUSION_UNSPECIFIED, Inclusion.INCLUSION_EXCLUDED}


def _set_aside(wanted: InvoiceFilter, now: datetime) -> Iterator[ColumnElement[bool]]:
    if _is_listed(wanted):
        yield InvoiceRow.listed_id.is_not(None)
    elif wanted.archived == ArchiveFilter.ARCHIVE_FILTER_ONLY:
        yield InvoiceRow.archive_time.is_not(None)
    elif wanted.archived != ArchiveFilter.ARCHIVE_FILTER_INCLUDED:
        yield InvoiceRow.archive_time.is_(None)
    if wanted.deleted == Inclusion.INCLUSION_ONLY:
        yield InvoiceRow.delete_time.is_not(None)
    elif wanted.deleted != Inclusion.INCLUSION_INCLUDED and not _is_listed(wanted):
        yield InvoiceRow.delete_time.is_(None)
    if wanted.postponed == Inclusion.INCLUSION_ONLY:
        yield InvoiceRow.postponed_until > now
    elif wanted.postponed == Inclusion.INCLUSION_EXCLUDED:
        yield _absent_or(InvoiceRow.postponed_until, now)
    if wanted.exported == Inclusion.INCLUSION_ONLY:
        yield InvoiceRow.exported_time.is_not(None)
    elif wanted.exported == Inclusion.INCLUSION_EXCLUDED:
        yield InvoiceRow.exported_time.is_(None)


def _part_ids(supplier_id: str) -> Select[str]:
    """The id of a supplier and those of all that were merged into it, at whatever remove."""
    parts = select(literal(supplier_id, SupplierRow.id.type).label("id")).cte("parts", recursive=True)
    merged = select(SupplierRow.id).join(parts, SupplierRow.merged_into == parts.c.id)
    return select(parts.union_all(merged).c.id)


def _absent_or(moment: InstrumentedAttribute[datetime | None], now: datetime) -> ColumnElement[bool]:
    return moment.is_(None) | (moment <= now)


def _date(value: date_pb2.Date, field: str) -> date:
    try:
        return to_date(value)
    except ValueError as error:
        raise _invalid(field, str(error)) from error


def _moment(value: Timestamp, field: str) -> datetime:
    try:
        return value.ToDatetime(UTC)
    except ValueError as error:
        raise _invalid(field, str(error)) from error


def _amount(value: decimal_pb2.Decimal, field: str) -> ColumnElement[Decimal]:
    try:
        return literal(to_decimal(value), Amount)
    except ValueError as error:
        raise _invalid(field, str(error)) from error


def _invalid(field: str, description: str) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=[FieldViolation(field, description)])
