"""Reads and locks the rows of invoices for the repositories that change them, and notes each change."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, joinedload

from invoice_service.store.clock import Clock
from invoice_service.store.messages import etag as etag_of
from invoice_service.store.repositories.events import Events
from invoice_service.store.rows import InvoiceRow, TombstoneRow
from mesh.errors import ServiceError


class InvoiceRows:
    """The rows of one unit of work. Only repositories see them."""

    def __init__(self, session: Session, clock: Clock, events: Events) -> None:
        self._session = session
        self._clock = clock
        self._events = events
        self._locked: dict[str, InvoiceRow] = {}

    def get(self, invoice_id: str) -> InvoiceRow:
        """Give the row. ServiceError `INVOICE_NOT_FOUND`, or `INVOICE_PURGED` when there was one."""
        row = self._session.scalar(_WHOLE, {"id": invoice_id})
        if row is None:
            raise self._missing(invoice_id)
        return row

    def lock(self, invoice_id: str) -> InvoiceRow | None:
        """Give the row as it is now, with its job and its record; None: no such row.

        Nobody else changes any of them until this unit of work ends.
        """
        if invoice_id not in self._locked:
            row = self._session.scalar(_LOCKED, {"id": invoice_id})
            if row is None:
                return None
            self._locked[invoice_id] = row
        return self._locked[invoice_id]

    def lock_version(self, invoice_id: str, etag: str, *, in_trash_too: bool = False) -> InvoiceRow:
        """Lock the row for a change by a person who saw the version `etag`, empty for any.

        ServiceError `INVOICE_NOT_FOUND`, `INVOICE_PURGED`, `ETAG_MISMATCH`; `INVOICE_IN_TRASH` unless `in_trash_too`.
        """
        row = self.lock(invoice_id)
        if row is None:
            raise self._missing(invoice_id)
        if etag and etag != etag_of(row):
            raise ServiceError("ETAG_MISMATCH")
        if row.delete_time is not None and not in_trash_too:
            raise ServiceError("INVOICE_IN_TRASH")
        return row

    def added(self, row: InvoiceRow) -> None:
        """Write a new invoice and let watchers know."""
        self._session.add(row)
        self._session.flush()
        self._events.note(row.id)

    def changed(self, row: InvoiceRow) -> None:
        """Write what was changed of the invoice, which gives it a new version, and let watchers know."""
        self.touched(row)
        self._session.flush()

    def touched(self, row: InvoiceRow) -> None:
        """Do the same, but leave the writing to the end of the unit of work, or to what comes in between."""
        row.update_time = self._clock()
        self._events.note(row.id)

    def moved_on(self, row: InvoiceRow) -> None:
        """Let watchers know of what is no change of the invoice itself: progress, who reviews it, an export."""
        self._events.note(row.id)

    def _missing(self, invoice_id: str) -> ServiceError:
        tombstone = self._session.get(TombstoneRow, invoice_id)
        if tombstone is None:
            return ServiceError("INVOICE_NOT_FOUND", invoice_id=invoice_id)
        return ServiceError(
            "INVOICE_PURGED", invoice_id=invoice_id, purge_time=tombstone.purge_time.isoformat(timespec="seconds")
        )


_ONE = select(InvoiceRow).where(InvoiceRow.id == bindparam("id"))
_WHOLE = _ONE.options(
    joinedload(InvoiceRow.document, innerjoin=True),
    joinedload(InvoiceRow.record, innerjoin=True),
    joinedload(InvoiceRow.job),
    joinedload(InvoiceRow.lease),
)
_LOCKED = (
    _ONE.options(joinedload(InvoiceRow.job), joinedload(InvoiceRow.record, innerjoin=True))
    .with_for_update()
    .execution_options(populate_existing=True)
)
