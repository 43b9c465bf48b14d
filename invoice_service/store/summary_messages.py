"""Gives the message that a list shows of an invoice.

Lists are long, and a driver written in Python takes its time for each value. So the database gives all of an invoice as
one value, a JSON array.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from google.protobuf.descriptor import EnumDescriptor
from google.protobuf.timestamp_pb2 import Timestamp
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal
from sqlalchemy import ColumnElement, String, cast, func, select

from en16931.currencies import minor_unit
from invoice_service.records.states import FAILED, PROCESSING
from invoice_service.store.json_object import json_object_of
from invoice_service.store.rows import DocumentRow, InvoiceRow, JobRow, ReviewLeaseRow, TagRow
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType
from invoicemesh.invoice.v1.invoice_pb2 import (
    Failure,
    InvoiceState,
    InvoiceSummary,
    PageRange,
    ProcessingStep,
    Progress,
    ReviewLease,
)

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the database gives times without the zone, which is UTC


class _Listed(NamedTuple):
    """What is read of an invoice, its document, its job and its lease; the last two may be absent."""

    id: Any = InvoiceRow.id
    state: Any = InvoiceRow.state
    version: Any = InvoiceRow.version
    filename: Any = InvoiceRow.filename
    page_count: Any = DocumentRow.page_count
    document_type: Any = InvoiceRow.document_type
    supplier_name: Any = InvoiceRow.supplier_name
    invoice_number: Any = InvoiceRow.invoice_number
    issue_date: Any = InvoiceRow.issue_date
    due_date: Any = InvoiceRow.due_date
    currency: Any = InvoiceRow.currency
    gross_total: Any = InvoiceRow.gross_total
    amount_due: Any = InvoiceRow.amount_due
    finding_count: Any = InvoiceRow.finding_count
    failure_reason: Any = InvoiceRow.failure_reason
    failure_message: Any = InvoiceRow.failure_message
    failure_time: Any = InvoiceRow.failure_time
    assignee: Any = InvoiceRow.assignee
    create_time: Any = InvoiceRow.create_time
    update_time: Any = InvoiceRow.update_time
    archive_time: Any = InvoiceRow.archive_time
    uploaded_by: Any = InvoiceRow.uploaded_by
    postponed_until: Any = InvoiceRow.postponed_until
    exported_time: Any = InvoiceRow.exported_time
    delete_time: Any = InvoiceRow.delete_time
    first_page: Any = InvoiceRow.first_page
    last_page: Any = InvoiceRow.last_page
    split_from: Any = InvoiceRow.split_from
    step: Any = JobRow.step
    pages_done: Any = JobRow.pages_done
    pages_to_do: Any = JobRow.page_count
    holder: Any = ReviewLeaseRow.holder
    expire_time: Any = ReviewLeaseRow.expire_time
    # An object of tags by their position, itself as a text.
    tags: Any = (
        select(json_object_of(cast(TagRow.position, String), TagRow.tag))
        .where(TagRow.invoice_id == InvoiceRow.id)
        .correlate(InvoiceRow)
        .scalar_subquery()
    )


def summary_column() -> ColumnElement[str]:
    """Give the column that `to_summary` reads, of a query that joins documents, jobs and leases."""
    return func.json_array(*_Listed())


def to_summary(listed: str) -> InvoiceSummary:
    """Give the invoice as a list shows it."""
    # Amounts stay as they are written.
    row = _Listed(*json.loads(listed, parse_float=str))
    state = _STATES[row.state]
    return InvoiceSummary(
        id=row.id,
        state=state,
        etag=f'"{row.version}"',
        filename=row.filename,
        page_count=row.page_count,
        document_type=_TYPES[row.document_type],
        supplier_name=row.supplier_name,
        invoice_number=row.invoice_number,
        issue_date=_date(row.issue_date),
        due_date=_date(row.due_date),
        currency=row.currency,
        gross_total=_amount(row.gross_total, row.currency),
        amount_due=_amount(row.amount_due, row.currency),
        finding_count=row.finding_count,
        failure=_failure(row) if state == FAILED else None,
        progress=_progress(row) if state == PROCESSING and row.step is not None else None,
        tags=_tags(row.tags) if row.tags else (),
        assignee=row.assignee,
        create_time=_time(row.create_time),
        update_time=_time(row.update_time),
        archive_time=_time(row.archive_time),
        uploaded_by=row.uploaded_by,
        postponed_until=_time(row.postponed_until),
        exported_time=_time(row.exported_time),
        delete_time=_time(row.delete_time),
        lease=ReviewLease(holder=row.holder, expire_time=_time(row.expire_time)) if row.holder is not None else None,
        pages=PageRange(first_page=row.first_page, last_page=row.last_page) if row.first_page is not None else None,
        split_from=row.split_from,
    )


def _failure(row: _Listed) -> Failure:
    return Failure(reason=row.failure_reason, message=row.failure_message, time=_time(row.failure_time))


def _progress(row: _Listed) -> Progress:
    return Progress(step=_STEPS[row.step], pages_done=row.pages_done, page_count=row.pages_to_do)


def _tags(tags: str | Mapping[str, str]) -> list[str]:
    by_position: Mapping[str, str] = json.loads(tags) if isinstance(tags, str) else tags
    return [by_position[position] for position in sorted(by_position, key=int)]


def _date(text: str | None) -> Date | None:
    return None if text is None else Date(year=int(text[:4]), month=int(text[5:7]), day=int(text[8:10]))


def _time(text: str | None) -> Timestamp | None:
    if text is None:
        return None
    since = datetime.fromisoformat(text) - _EPOCH
    return Timestamp(seconds=since.days * 86_400 + since.seconds, nanos=since.microseconds * 1_000)


def _amount(digits: str | int | None, currency: str) -> Decimal | None:
    """With the decimals of its currency, and more where it has more."""
    if digits is None:
        return None
    whole, _, decimals = str(digits).partition(".")
    decimals = decimals.rstrip("0").ljust(minor_unit(currency), "0")
    return Decimal(value=f"{whole}.{decimals}" if decimals else whole)


def _numbers(enum: EnumDescriptor) -> Mapping[str, Any]:
    """The numbers of an enum by the names that columns hold."""
    prefix = enum.values_by_number[0].name.removesuffix("UNSPECIFIED")
    return {value.name.removeprefix(prefix): value.number for value in enum.values}


_STATES, _TYPES, _STEPS = (_numbers(enum.DESCRIPTOR) for enum in (InvoiceState, DocumentType, ProcessingStep))
