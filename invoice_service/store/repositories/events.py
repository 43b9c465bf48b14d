"""Word of each change of an invoice, in an order that a watch can resume from."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from invoice_service.store.clock import Clock
from invoice_service.store.rows import EventRow


@dataclass(frozen=True)
class Event:
    """An invoice changed. `id` is the cursor of what comes after it."""

    id: int
    invoice_id: str


class Events:
    """The events. Their ids grow, but are committed out of order: an event can appear behind the cursor of a reader."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock
        self._changed: set[str] = set()

    @property
    def changed(self) -> frozenset[str]:
        """The ids of the invoices that this unit of work changed."""
        return frozenset(self._changed)

    def note(self, invoice_id: str) -> None:
        """Say that the invoice changed. It is said once, however often this unit of work changes it."""
        if invoice_id in self._changed:
            return
        self._changed.add(invoice_id)
        new = insert(EventRow).values(invoice_id=invoice_id, time=self._clock())
        self._session.connection().execute(new)

    def latest(self) -> int:
        """Give the cursor of now, from which a watch begins; 0 when nothing ever happened."""
        return self._session.scalar(select(func.max(EventRow.id))) or 0

    def after(self, cursor: int, *, overlap_seconds: float = 10.0, limit: int = 1000) -> tuple[Event, ...]:
        """Give the events after the cursor, at most `limit`, and before them those of the last seconds up to it.

        A reader drops what it has sent of that overlap. It must be longer than any unit of work takes, so that no event
        is missed that was numbered before the cursor and committed after the last look.
        """
        events = select(EventRow.id, EventRow.invoice_id).order_by(EventRow.id)
        overlap = events.where(EventRow.id <= cursor, EventRow.id >= self._overlap_start(cursor, overlap_seconds))
        fresh = events.where(EventRow.id > cursor).limit(limit)
        rows = [*self._session.execute(overlap), *self._session.execute(fresh)]
        return tuple(Event(row.id, row.invoice_id) for row in rows)

    def _overlap_start(self, cursor: int, overlap_seconds: float) -> int:
        """The first id of the overlap; one after the cursor when there is none."""
        last = self._session.scalar(select(func.max(EventRow.time)).where(EventRow.id == cursor))
        if last is None:
            return cursor + 1
        earliest = last - timedelta(seconds=overlap_seconds)
        return self._session.scalar(select(func.min(EventRow.id)).where(EventRow.time >= earliest)) or cursor + 1
