"""Gives the message that a list shows of an invoice. Lists are long: it is made of columns, without objects of rows."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from en16931.dates import from_date
from invoice_service.records.states import FAILED, PROCESSING
from invoice_service.store.messages import amount, timestamp
from invoice_service.store.rows import DocumentRow, InvoiceRow, JobRow, ReviewLeaseRow
from invoicemesh.invoice.v1.invoice_pb2 import Failure, InvoiceSummary, Progress, ReviewLease

SUMMARY_COLUMNS = (
    InvoiceRow.id,
    InvoiceRow.state,
    InvoiceRow.version,
    InvoiceRow.filename,
    DocumentRow.page_count,
    InvoiceRow.document_type,
    InvoiceRow.supplier_name,
    InvoiceRow.invoice_number,
    InvoiceRow.issue_date,
    InvoiceRow.due_date,
    InvoiceRow.currency,
    InvoiceRow.gross_total,
    InvoiceRow.amount_due,
    InvoiceRow.finding_count,
    InvoiceRow.failure_reason,
    InvoiceRow.failure_message,
    InvoiceRow.failure_time,
    InvoiceRow.assignee,
    InvoiceRow.create_time,
    InvoiceRow.update_time,
    InvoiceRow.archive_time,
    InvoiceRow.uploaded_by,
    InvoiceRow.postponed_until,
    InvoiceRow.exported_time,
    InvoiceRow.delete_time,
    InvoiceRow.first_page,
    InvoiceRow.last_page,
    InvoiceRow.split_from,
    JobRow.step,
    JobRow.pages_done,
    JobRow.page_count.label("pages_to_do"),
    ReviewLeaseRow.holder,
    ReviewLeaseRow.expire_time,
)
"""What `to_summary` wants of an invoice, its document, its job and its lease; the last two may be absent."""


def to_summary(row: Row[*tuple[Any, ...]], tags: Sequence[str]) -> InvoiceSummary:
    """Give the invoice as a list shows it."""
    return InvoiceSummary(
        id=row.id,
        state=row.state,
        etag=f'"{row.version}"',
        filename=row.filename,
        page_count=row.page_count,
        document_type=row.document_type,
        supplier_name=row.supplier_name,
        invoice_number=row.invoice_number,
        issue_date=from_date(row.issue_date) if row.issue_date else None,
        due_date=from_date(row.due_date) if row.due_date else None,
        currency=row.currency,
        gross_total=amount(row.gross_total, row.currency),
        amount_due=amount(row.amount_due, row.currency),
        finding_count=row.finding_count,
        failure=_failure(row),
        progress=_progress(row),
        tags=tags,
        assignee=row.assignee,
        create_time=timestamp(row.create_time),
        update_time=timestamp(row.update_time),
        archive_time=timestamp(row.archive_time),
        uploaded_by=row.uploaded_by,
        postponed_until=timestamp(row.postponed_until),
        exported_time=timestamp(row.exported_time),
        delete_time=timestamp(row.delete_time),
        lease=ReviewLease(holder=row.holder, expire_time=timestamp(row.expire_time))
        if row.holder is not None
        else None,
    )


def _failure(row: Row[*tuple[Any, ...]]) -> Failure | None:
    if row.state != FAILED:
        return None
    return Failure(reason=row.failure_reason, message=row.failure_message, time=timestamp(row.failure_time))


def _progress(row: Row[*tuple[Any, ...]]) -> Progress | None:
    if row.state != PROCESSING or row.step is None:
        return None
    return Progress(step=row.step, pages_done=row.pages_done, page_count=row.pages_to_do)
