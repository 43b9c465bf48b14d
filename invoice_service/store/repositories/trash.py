"""The trash: invoices go in and come out again, and those that have lain there for long enough are removed for good."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from invoice_service.records.states import SPLIT, Action, allow
from invoice_service.store.clock import Clock
from invoice_service.store.messages import to_invoice
from invoice_service.store.repositories.history import History, HistoryAction
from invoice_service.store.repositories.invoice_rows import InvoiceRows
from invoice_service.store.repositories.supplier_marks import SupplierMarks
from invoice_service.store.rows import DocumentRow, InvoiceRow, TombstoneRow
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from mesh.errors import ServiceError

DeleteObjects = Callable[[str], None]
"""Deletes the files of the document of this SHA-256. Called in the thread of the unit of work; may wait."""


class Trash:
    """The trash. Methods with `etag` raise ServiceError as those of Invoices do."""

    def __init__(
        self, session: Session, clock: Clock, rows: InvoiceRows, history: History, *, supplier_marks: SupplierMarks
    ) -> None:
        self._session = session
        self._clock = clock
        self._rows = rows
        self._history = history
        self._supplier_marks = supplier_marks

    def put(self, invoice_id: str, *, etag: str, actor: str) -> Invoice:
        """Put an invoice in, where it may be already. ServiceError `STATE_NOT_ALLOWED`."""
        row = self._rows.lock_version(invoice_id, etag, in_trash_too=True)
        allow(Action.DELETE, row.state)
        if row.delete_time is not None:
            return to_invoice(row)
        row.delete_time = self._clock()
        return self._changed(row, HistoryAction.DELETED, actor)

    def take_out(self, invoice_id: str, *, etag: str, actor: str) -> Invoice:
        """Take an invoice out, where it may not be. ServiceError `SPLIT_UNDONE` for a part of what is one again."""
        row = self._rows.lock_version(invoice_id, etag, in_trash_too=True)
        if row.delete_time is None:
            return to_invoice(row)
        if row.split_from is not None:
            whole = self._rows.lock(row.split_from)
            if whole is not None and whole.state != SPLIT:
                raise ServiceError("SPLIT_UNDONE", invoice_id=row.split_from)
        row.delete_time = None
        return self._changed(row, HistoryAction.UNDELETED, actor)

    def due(self, deleted_before: datetime, *, limit: int = 100) -> tuple[str, ...]:
        """Give the ids of invoices that were put in before that time, those that lay there longest first."""
        query = select(InvoiceRow.id).where(InvoiceRow.delete_time < deleted_before)
        return tuple(self._session.scalars(query.order_by(InvoiceRow.delete_time, InvoiceRow.id).limit(limit)))

    def purge(self, invoice_id: str, *, deleted_before: datetime, delete_objects: DeleteObjects) -> bool:
        """Remove an invoice for good, with its document when no other invoice has that; a tombstone is left.

        What it shows of its supplier goes with it, and a supplier that no other invoice shows and no person touched.

        Gives False, having done nothing, when it is not in the trash since before that time. The files go before the
        rows are committed: what is cut off in between is begun anew, and never leaves files that nobody knows of.
        """
        row = self._rows.lock(invoice_id)
        if row is None or row.delete_time is None or row.delete_time >= deleted_before:
            return False
        self._session.add(
            TombstoneRow(
                invoice_id=row.id,
                state=row.state,
                create_time=row.create_time,
                delete_time=row.delete_time,
                purge_time=self._clock(),
            )
        )
        sha256, supplier_id = row.sha256, row.supplier_id
        # Uploads of the same bytes wait here for their turn.
        self._session.get_one(DocumentRow, sha256, with_for_update=True)
        self._session.execute(delete(InvoiceRow).where(InvoiceRow.id == invoice_id))
        self._supplier_marks.drop_if_empty(supplier_id)
        if not self._session.scalar(select(exists().where(InvoiceRow.sha256 == sha256))):
            self._session.execute(delete(DocumentRow).where(DocumentRow.sha256 == sha256))
            self._session.flush()
            delete_objects(sha256)
        return True

    def _changed(self, row: InvoiceRow, action: HistoryAction, actor: str) -> Invoice:
        self._history.add(row.id, action, actor)
        self._rows.changed(row)
        return to_invoice(row)
