"""Makes the rows of what comes new: an invoice in state RECEIVED, and the job that it waits for."""

from collections.abc import Sequence
from datetime import datetime

from invoice_service.records.states import RECEIVED
from invoice_service.store.identifiers import new_id
from invoice_service.store.list_columns import fill_list_columns
from invoice_service.store.rows import DocumentRow, InvoiceRow, JobRow, RecordRow, TagRow
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, ProcessingStep
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority, ReadOptions


def new_invoice_row(
    document: DocumentRow, job: JobRow, *, filename: str, uploaded_by: str, tags: Sequence[str], now: datetime
) -> InvoiceRow:
    """Give an invoice of which nothing is known yet but its document."""
    row = InvoiceRow(
        id=new_id(now),
        document=document,
        state=RECEIVED,
        attempt=0,
        failure_reason="",
        failure_message="",
        filename=filename,
        uploaded_by=uploaded_by,
        notes="",
        assignee="",
        create_time=now,
        update_time=now,
        job=job,
        tags=tag_rows(tags),
        record=RecordRow(content=Invoice()),
    )
    fill_list_columns(row, InvoiceData(), ())
    return row


def new_job_row(options: ReadOptions, priority: Priority.ValueType, *, read_anew: bool, now: datetime) -> JobRow:
    """Give a job that may be claimed at once."""
    return JobRow(
        options=options,
        priority=priority,
        read_anew=read_anew,
        claimable_time=now,
        owner="",
        tries=0,
        step=ProcessingStep.PROCESSING_STEP_UNSPECIFIED,
        pages_done=0,
        page_count=0,
    )


def tag_rows(tags: Sequence[str]) -> list[TagRow]:
    """Give the tags in their order."""
    return [TagRow(position=position, tag=tag) for position, tag in enumerate(tags)]
