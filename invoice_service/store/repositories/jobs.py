"""The processing of invoices: who has which, until when, and what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from invoice_service.records.field_change import FieldChange, changes_between
from invoice_service.records.record import Record
from invoice_service.records.states import FAILED, PROCESSING, RECEIVED, Action, move
from invoice_service.store.clock import Clock
from invoice_service.store.list_columns import fill_list_columns
from invoice_service.store.messages import to_content, to_document, to_invoice
from invoice_service.store.repositories.history import History, HistoryAction
from invoice_service.store.repositories.invoice_rows import InvoiceRows
from invoice_service.store.repositories.search_texts import SearchTexts
from invoice_service.store.repositories.supplier_marks import SupplierMarks
from invoice_service.store.repositories.undo_steps import UndoSteps
from invoice_service.store.rows import DocumentRow, InvoiceRow, JobRow, RecognitionRow
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, InvoiceState, Progress, SourceDocument
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority, ReadOptions
from mesh.error_catalogue import describe
from mesh.errors import ServiceError

_MESSAGE_LENGTH = 1000

# Who the history says did what no person did.
SERVICE = "invoicemesh"


@dataclass(frozen=True)
class Attempt:
    """A run's right to process an invoice: every write of the run shows it, and is made only while it is the newest."""

    invoice_id: str
    number: int
    """Counts the runs of the invoice, from 1."""
    tries: int
    """Counts them since it was uploaded or reprocessed, from 1."""
    document: SourceDocument
    options: ReadOptions
    read_anew: bool
    former: Invoice
    """The record of an earlier run and the findings in it; an empty one when there was none."""
    was_read: bool
    """Whether some engine began to read the same bytes before."""


_DOCUMENT = select(
    DocumentRow, select(RecognitionRow.id).where(RecognitionRow.sha256 == DocumentRow.sha256).exists()
).where(DocumentRow.sha256 == bindparam("sha256"))


class AttemptLost(Exception):  # noqa: N818 - it is what happened, and no error of the run
    """The invoice was taken from this run: another one claimed it, a person cancelled it, or it has ended."""


class Jobs:
    """The jobs. A method with an attempt raises AttemptLost, having changed nothing, when it is not the newest."""

    def __init__(
        self,
        session: Session,
        clock: Clock,
        rows: InvoiceRows,
        search_texts: SearchTexts,
        history: History,
        *,
        supplier_marks: SupplierMarks,
        undo_steps: UndoSteps,
    ) -> None:
        self._session = session
        self._clock = clock
        self._rows = rows
        self._search_texts = search_texts
        self._history = history
        self._supplier_marks = supplier_marks
        self._undo_steps = undo_steps

    def orphans(
        self, limit: int = 100, *, priority: Priority.ValueType | None = None, overdue_seconds: float = 0.0
    ) -> tuple[str, ...]:
        """Give the ids of invoices that wait for a run or whose run's lease has lapsed, those to be done first first.

        Only those of a priority, when it is given, and those that nobody has taken for so many seconds.
        """
        query = (
            select(JobRow.invoice_id)
            .where(JobRow.claimable_time <= self._in(-overdue_seconds))
            .order_by(JobRow.priority, JobRow.claimable_time, JobRow.invoice_id)
            .limit(limit)
        )
        if priority is not None:
            query = query.where(JobRow.priority == priority)
        return tuple(self._session.scalars(query))

    def claim(self, invoice_id: str, *, owner: str, lease_seconds: float) -> Attempt | None:
        """Take an invoice for a run of `owner`; None when there is nothing to do, or another run has it."""
        row = self._rows.lock(invoice_id)
        job = row.job if row is not None else None
        if row is None or job is None or job.claimable_time > self._clock():
            return None
        row.document, was_read = self._session.execute(_DOCUMENT, {"sha256": row.sha256}).one()
        row.state = move(Action.CLAIM, row.state, PROCESSING)
        row.attempt += 1
        job.owner = owner
        job.tries += 1
        job.claimable_time = self._in(lease_seconds)
        self._show(job, Progress())
        self._rows.changed(row)
        return Attempt(
            invoice_id=row.id,
            number=row.attempt,
            tries=job.tries,
            document=to_document(row),
            options=job.options,
            read_anew=job.read_anew,
            former=row.record.content,
            was_read=bool(was_read),
        )

    def renew(self, attempt: Attempt, *, lease_seconds: float) -> None:
        """Keep the invoice for so much longer."""
        _, job = self.held(attempt)
        job.claimable_time = self._in(lease_seconds)

    def report(self, attempt: Attempt, progress: Progress) -> None:
        """Show how far the run is."""
        row, job = self.held(attempt)
        self._show(job, progress)
        self._rows.moved_on(row)

    def finish(
        self,
        attempt: Attempt,
        record: Record,
        findings: Sequence[Finding],
        state: InvoiceState.ValueType,
        supplier_id: str | None = None,
    ) -> None:
        """End the run with a record; `state` is NEEDS_REVIEW or READY, `supplier_id` the supplier that it shows."""
        row, _ = self.held(attempt)
        row.state = move(Action.FINISH, row.state, state)
        changes = changes_between(row.record.content.data, record.data)
        if row.process_time is not None:
            self._undo_steps.drop_all(row.id)
        row.record.content = to_content(record, findings)
        fill_list_columns(row, record.data, findings)
        self._supplier_marks.update(row, record.data, findings, supplier_id)
        self._end(row, HistoryAction.PROCESSED, SERVICE, changes)

    def fail(self, attempt: Attempt, *, reason: str, message: str) -> None:
        """End the run for an ErrorReason, without its prefix. A record that an earlier run made stays."""
        row, _ = self.held(attempt)
        self._set_failure(row, Action.FAIL, reason, message)
        self._end(row, HistoryAction.FAILED, SERVICE)

    def release(self, attempt: Attempt, *, delay_seconds: float = 0.0, counts: bool = True) -> None:
        """Give the invoice back for another run, which begins no sooner than `delay_seconds` from now.

        `counts`: whether this run counts as one of its tries; a run that a shutdown ended does not.
        """
        row, job = self.held(attempt)
        row.state = move(Action.RELEASE, row.state, RECEIVED)
        job.owner = ""
        job.claimable_time = self._in(delay_seconds)
        if not counts:
            job.tries -= 1
        self._rows.changed(row)

    def cancel(self, invoice_id: str, *, actor: str) -> Invoice:
        """End the processing at once. The run that has the invoice, if any, learns it at its next write or renewal.

        ServiceError `INVOICE_NOT_FOUND` or `STATE_NOT_ALLOWED`.
        """
        row = self._rows.lock(invoice_id)
        if row is None:
            raise ServiceError("INVOICE_NOT_FOUND", invoice_id=invoice_id)
        self._set_failure(row, Action.CANCEL, "CANCELLED", describe(ServiceError("CANCELLED")))
        self._end(row, HistoryAction.CANCELLED, actor)
        return to_invoice(row)

    def held(self, attempt: Attempt) -> tuple[InvoiceRow, JobRow]:
        """Give the locked rows that an attempt may write; for repositories."""
        row = self._rows.lock(attempt.invoice_id)
        job = row.job if row is not None else None
        if row is None or job is None or row.state != PROCESSING or row.attempt != attempt.number:
            raise AttemptLost(f"Attempt {attempt.number} of invoice {attempt.invoice_id} is not the present one.")
        return row, job

    def _set_failure(self, row: InvoiceRow, action: Action, reason: str, message: str) -> None:
        row.state = move(action, row.state, FAILED)
        row.failure_reason = reason
        row.failure_message = message[:_MESSAGE_LENGTH]
        row.failure_time = self._clock()

    def _end(self, row: InvoiceRow, action: HistoryAction, actor: str, changes: Sequence[FieldChange] = ()) -> None:
        row.job = None
        row.process_time = self._clock()
        self._search_texts.update(row)
        self._history.add(row.id, action, actor, changes)
        self._rows.changed(row)

    def _show(self, job: JobRow, progress: Progress) -> None:
        job.step = progress.step
        job.pages_done = progress.pages_done
        job.page_count = progress.page_count

    def _in(self, seconds: float) -> datetime:
        return self._clock() + timedelta(seconds=seconds)
