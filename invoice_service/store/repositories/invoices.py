"""The invoices: added by uploads, read, and changed by people."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from invoice_service.records.field_change import FieldChange
from invoice_service.records.record import Record
from invoice_service.records.states import RECEIVED, Action, allow, move
from invoice_service.store.clock import Clock
from invoice_service.store.list_columns import fill_list_columns
from invoice_service.store.messages import to_content, to_invoice
from invoice_service.store.new_rows import new_invoice_row, new_job_row, tag_rows
from invoice_service.store.repositories.history import History, HistoryAction
from invoice_service.store.repositories.invoice_rows import InvoiceRows
from invoice_service.store.repositories.search_texts import SearchTexts
from invoice_service.store.repositories.supplier_marks import SupplierMarks
from invoice_service.store.repositories.undo_steps import UndoSteps
from invoice_service.store.rows import DocumentRow, InvoiceRow
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority, ReadOptions
from invoicemesh.ocr.v1.document_pb2 import DocumentFormat


@dataclass(frozen=True)
class NewInvoice:
    """A document that was stored as an object and is to become an invoice."""

    sha256: str
    size_bytes: int
    format: DocumentFormat.ValueType
    media_type: str
    filename: str
    uploaded_by: str
    tags: tuple[str, ...] = ()
    options: ReadOptions = field(default_factory=ReadOptions)
    priority: Priority.ValueType = Priority.PRIORITY_PERSON


@dataclass(frozen=True)
class Added:
    """The invoice of an upload. `already_existed`: nothing was added, for it was made of the same bytes before."""

    invoice: Invoice
    already_existed: bool


class Invoices:
    """The invoices. A method with `etag` compares it, unless it is empty: ServiceError `ETAG_MISMATCH`.

    All methods with `invoice_id` raise ServiceError `INVOICE_NOT_FOUND` or `INVOICE_PURGED`, those that change it
    `INVOICE_IN_TRASH`.
    """

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

    def add(self, new: NewInvoice, *, allow_duplicate: bool = False) -> Added:
        """Add an invoice in state RECEIVED, ready to be claimed.

        Gives the oldest invoice of the same bytes that is no part of a document and not in the trash instead, unless
        `allow_duplicate`.
        """
        document = self._lock_document(new)
        of_same_bytes = (
            InvoiceRow.sha256 == new.sha256,
            InvoiceRow.split_from.is_(None),
            InvoiceRow.delete_time.is_(None),
        )
        same_bytes = select(InvoiceRow).where(*of_same_bytes).order_by(InvoiceRow.id).limit(1)
        if not allow_duplicate and (existing := self._session.scalar(same_bytes)) is not None:
            return Added(to_invoice(existing), already_existed=True)
        now = self._clock()
        row = new_invoice_row(
            document,
            new_job_row(new.options, new.priority, read_anew=False, now=now),
            filename=new.filename,
            uploaded_by=new.uploaded_by,
            tags=new.tags,
            now=now,
        )
        self._rows.added(row)
        self._search_texts.add(row)
        self._history.add(row.id, HistoryAction.RECEIVED, new.uploaded_by)
        return Added(to_invoice(row), already_existed=False)

    def get(self, invoice_id: str) -> Invoice:
        """Give an invoice with all that is known of it."""
        return to_invoice(self._rows.get(invoice_id))

    def correct(
        self,
        invoice_id: str,
        *,
        etag: str,
        record: Record,
        findings: Sequence[Finding],
        state: InvoiceState.ValueType,
        changes: Sequence[FieldChange],
        actor: str,
        supplier_id: str | None = None,
    ) -> Invoice:
        """Put a corrected record in the place of the present one, and set the state that was decided anew.

        With an empty etag, `record` must have been made from what this unit of work read, else it could undo what
        another changed. `supplier_id` is the supplier that the record shows. ServiceError `STATE_NOT_ALLOWED`.
        """
        row = self._rows.lock_version(invoice_id, etag)
        row.state = move(Action.CORRECT, row.state, state)
        self._undo_steps.keep(row)
        self._replace(row, record, findings, supplier_id)
        return self._changed(row, HistoryAction.CORRECTED, actor, changes)

    def undo_change(
        self,
        invoice_id: str,
        *,
        etag: str,
        record: Record,
        findings: Sequence[Finding],
        state: InvoiceState.ValueType,
        changes: Sequence[FieldChange],
        actor: str,
        supplier_id: str | None = None,
    ) -> Invoice:
        """Put the record of before its newest change in the place of the present one, as `correct` does another."""
        row = self._rows.lock_version(invoice_id, etag)
        row.state = move(Action.CORRECT, row.state, state)
        self._undo_steps.drop_last(invoice_id)
        self._replace(row, record, findings, supplier_id)
        return self._changed(row, HistoryAction.CHANGE_UNDONE, actor, changes)

    def dismiss(
        self,
        invoice_id: str,
        *,
        etag: str,
        dismissed: Finding,
        findings: Sequence[Finding],
        state: InvoiceState.ValueType,
        actor: str,
    ) -> Invoice:
        """Put findings, one of them dismissed, in the place of the present ones, and set the state decided anew.

        The etag must not be empty. ServiceError `STATE_NOT_ALLOWED`.
        """
        row = self._rows.lock_version(invoice_id, etag)
        row.state = move(Action.DISMISS, row.state, state)
        self._undo_steps.keep(row)
        record = Record.of(row.record.content)
        row.record.content = to_content(record, findings)
        fill_list_columns(row, record.data, findings)
        self._supplier_marks.update(row, record.data, findings, row.supplier_id)
        change = FieldChange(f"findings[{dismissed.id}]", dismissed.message, dismissed.dismissal.reason)
        return self._changed(row, HistoryAction.FINDING_DISMISSED, actor, [change])

    def update(
        self,
        invoice_id: str,
        *,
        etag: str,
        actor: str,
        tags: Sequence[str] | None = None,
        notes: str | None = None,
        assignee: str | None = None,
    ) -> Invoice:
        """Change what people add to an invoice; None leaves it as it is. Does nothing when all is as asked for."""
        row = self._rows.lock_version(invoice_id, etag)
        changes: list[FieldChange] = []
        if tags is not None and list(tags) != (old_tags := [tag.tag for tag in row.tags]):
            row.tags = tag_rows(tags)
            changes.append(_change("tags", ", ".join(old_tags), ", ".join(tags)))
        if notes is not None and notes != row.notes:
            changes.append(_change("notes", row.notes, notes))
            row.notes = notes
        if assignee is not None and assignee != row.assignee:
            changes.append(_change("assignee", row.assignee, assignee))
            row.assignee = assignee
        if not changes:
            return to_invoice(row)
        self._search_texts.update_fields(row)
        return self._changed(row, HistoryAction.UPDATED, actor, changes)

    def archive(self, invoice_id: str, *, etag: str, actor: str) -> Invoice:
        """Put it into the archive, where it may be already. ServiceError `STATE_NOT_ALLOWED`."""
        row = self._rows.lock_version(invoice_id, etag)
        allow(Action.ARCHIVE, row.state)
        if row.archive_time is not None:
            return to_invoice(row)
        row.archive_time = self._clock()
        return self._changed(row, HistoryAction.ARCHIVED, actor)

    def unarchive(self, invoice_id: str, *, etag: str, actor: str) -> Invoice:
        """Take it out of the archive, where it may not be."""
        row = self._rows.lock_version(invoice_id, etag)
        if row.archive_time is None:
            return to_invoice(row)
        row.archive_time = None
        return self._changed(row, HistoryAction.UNARCHIVED, actor)

    def reprocess(self, invoice_id: str, *, etag: str, actor: str, options: ReadOptions, read_anew: bool) -> Invoice:
        """Have the document processed again. The record stays as it is until that has ended.

        With `read_anew`, pages are not to be reused. ServiceError `STATE_NOT_ALLOWED`.
        """
        row = self._rows.lock_version(invoice_id, etag)
        row.state = move(Action.REPROCESS, row.state, RECEIVED)
        row.job = new_job_row(options, Priority.PRIORITY_PERSON, read_anew=read_anew, now=self._clock())
        return self._changed(row, HistoryAction.REPROCESSED, actor)

    def _replace(self, row: InvoiceRow, record: Record, findings: Sequence[Finding], supplier_id: str | None) -> None:
        row.record.content = to_content(record, findings)
        fill_list_columns(row, record.data, findings)
        self._supplier_marks.update(row, record.data, findings, supplier_id)
        self._search_texts.update_fields(row)

    def _changed(
        self, row: InvoiceRow, action: HistoryAction, actor: str, changes: Sequence[FieldChange] = ()
    ) -> Invoice:
        self._history.add(row.id, action, actor, changes)
        self._rows.changed(row)
        return to_invoice(row)

    def _lock_document(self, new: NewInvoice) -> DocumentRow:
        """Give the row of the bytes; two uploads of the same ones come here one after the other."""
        document = DocumentRow(
            sha256=new.sha256, size_bytes=new.size_bytes, format=new.format, media_type=new.media_type, page_count=0
        )
        try:
            with self._session.begin_nested():
                self._session.add(document)
        except IntegrityError:
            pass  # It is there already.
        return self._session.get_one(DocumentRow, new.sha256, with_for_update=True)


def _change(path: str, old: str, new: str) -> FieldChange:
    return FieldChange(path, old or None, new or None)
