"""Gives the messages of the contract for rows."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from google.protobuf.timestamp_pb2 import Timestamp
from google.type.decimal_pb2 import Decimal as DecimalMessage
from sqlalchemy import Row

from en16931.amounts import canonical
from en16931.currencies import minor_unit
from invoice_service.records.record import Record
from invoice_service.records.states import FAILED, PROCESSING, SPLIT
from invoice_service.store.rows import InvoiceRow, ReviewLeaseRow
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_pb2 import (
    Decision,
    Failure,
    Invoice,
    PageRange,
    Progress,
    ReviewLease,
    SourceDocument,
)


def to_invoice(row: InvoiceRow) -> Invoice:
    """Give the whole invoice."""
    invoice = Invoice(
        id=row.id,
        state=row.state,
        etag=etag(row),
        document=to_document(row),
        failure=_failure(row),
        progress=_progress(row),
        tags=[tag.tag for tag in row.tags],
        notes=row.notes,
        assignee=row.assignee,
        create_time=timestamp(row.create_time),
        update_time=timestamp(row.update_time),
        process_time=timestamp(row.process_time),
        archive_time=timestamp(row.archive_time),
        uploaded_by=row.uploaded_by,
        postponed_until=timestamp(row.postponed_until),
        exported_time=timestamp(row.exported_time),
        delete_time=timestamp(row.delete_time),
        decision=_decision(row),
        lease=to_lease(row.lease) if row.lease else None,
        supplier_id=row.supplier_id or "",
        split_from=row.split_from or "",
        split_into=[part.id for part in row.parts] if row.state == SPLIT else (),
    )
    invoice.MergeFrom(row.record.content)
    return invoice


def to_lease(row: ReviewLeaseRow) -> ReviewLease:
    """Give who reviews an invoice, or did."""
    return ReviewLease(holder=row.holder, expire_time=timestamp(row.expire_time))


def to_document(row: InvoiceRow) -> SourceDocument:
    """Give the file under the name that this invoice knows it by, and the pages of it that it is made of."""
    document = row.document
    return SourceDocument(
        filename=row.filename,
        format=document.format,
        media_type=document.media_type,
        size_bytes=document.size_bytes,
        sha256=document.sha256,
        page_count=document.page_count,
        pages=to_pages(row),
    )


def to_pages(row: InvoiceRow | Row[*tuple[Any, ...]]) -> PageRange | None:
    """Give the pages that an invoice is made of; None when it is made of all."""
    if row.first_page is None or row.last_page is None:
        return None
    return PageRange(first_page=row.first_page, last_page=row.last_page)


def to_content(record: Record, findings: Iterable[Finding]) -> Invoice:
    """Give what a row of `records` holds."""
    return Invoice(
        data=record.data,
        readings=record.readings,
        findings=findings,
        page_failures=record.page_failures,
        document_parts=record.document_parts,
    )


def etag(row: InvoiceRow) -> str:
    """Give the mark of the row's version, quoted as HTTP has it (RFC 9110, section 8.8.3)."""
    return f'"{row.version}"'


def _decision(row: InvoiceRow) -> Decision | None:
    if row.decision_time is None:
        return None
    return Decision(person=row.decided_by or "", time=timestamp(row.decision_time), reason=row.decision_reason or "")


def _failure(row: InvoiceRow) -> Failure | None:
    if row.state != FAILED:
        return None
    return Failure(reason=row.failure_reason, message=row.failure_message, time=timestamp(row.failure_time))


def _progress(row: InvoiceRow) -> Progress | None:
    if row.state != PROCESSING or row.job is None:
        return None
    return Progress(step=row.job.step, pages_done=row.job.pages_done, page_count=row.job.page_count)


def amount(value: Decimal | None, currency: str) -> DecimalMessage | None:
    """Write an amount with the decimals of its currency, and more where it has more."""
    if value is None:
        return None
    decimals = max(minor_unit(currency), -int(value.as_tuple().exponent))
    return DecimalMessage(value=canonical(value.quantize(Decimal(1).scaleb(-decimals))))


def timestamp(moment: datetime | None) -> Timestamp | None:
    """Give a moment as a message; None stays None."""
    if moment is None:
        return None
    timestamp = Timestamp()
    timestamp.FromDatetime(moment)
    return timestamp
