"""Reads and locks the rows of invoices for the repositories that change them, and notes each change."""

from sqlalchemy.orm import Session

from invoice_service.store.clock import Clock
from invoice_service.store.repositories.events import Events
from invoice_service.store.rows import InvoiceRow, JobRow
from mesh.errors import ServiceError


class InvoiceRows:
    """The rows of one unit of work. Only repositories see them."""

    def __init__(self, session: Session, clock: Clock, events: Events) -> None:
        self._session = session
        self._clock = clock
        self._events = events

    def get(self, invoice_id: str) -> InvoiceRow:
        """Give the row. ServiceError `INVOICE_NOT_FOUND`."""
        row = self._session.get(InvoiceRow, invoice_id)
        if row is None:
            raise ServiceError("INVOICE_NOT_FOUND", invoice_id=invoice_id)
        return row

    def lock(self, invoice_id: str) -> InvoiceRow | None:
        """Give the row as it is now, which nobody else changes until this unit of work ends; None: no such row."""
        return self._session.get(InvoiceRow, invoice_id, with_for_update=True, populate_existing=True)

    def lock_job(self, invoice_id: str) -> JobRow | None:
        """Give the job of an invoice that is locked; None when it neither waits for nor is in processing."""
        return self._session.get(JobRow, invoice_id, with_for_update=True, populate_existing=True)

    def added(self, row: InvoiceRow) -> None:
        """Write a new invoice and let watchers know."""
        self._session.add(row)
        self._session.flush()
        self._events.note(row.id)

    def changed(self, row: InvoiceRow) -> None:
        """Write what was changed of the invoice, which gives it a new version, and let watchers know."""
        row.update_time = self._clock()
        self._events.note(row.id)
        self._session.flush()

    def moved_on(self, row: InvoiceRow) -> None:
        """Let watchers know that its processing got further, which is no change of the invoice itself."""
        self._events.note(row.id)
