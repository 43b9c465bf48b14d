"""The history of an invoice: what was done to it, by whom and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from invoice_service.field_change import FieldChange
from invoice_service.store.clock import Clock
from invoice_service.store.rows import HistoryRow

# Stands for an action that concerns the invoice as a whole.
_NO_FIELD = FieldChange(path="", old=None, new=None)


class HistoryAction(StrEnum):
    """What was done."""

    RECEIVED = "RECEIVED"
    PROCESSED = "PROCESSED"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"
    CORRECTED = "CORRECTED"
    UPDATED = "UPDATED"
    ARCHIVED = "ARCHIVED"
    UNARCHIVED = "UNARCHIVED"
    REPROCESSED = "REPROCESSED"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    REOPENED = "REOPENED"
    POSTPONED = "POSTPONED"
    DELETED = "DELETED"
    UNDELETED = "UNDELETED"
    EXPORTED = "EXPORTED"


@dataclass(frozen=True)
class HistoryEntry:
    """One action, or one field that it changed (`change`)."""

    time: datetime
    actor: str
    action: HistoryAction
    change: FieldChange | None


class History:
    """The histories of all invoices. Entries are only ever added."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def add(self, invoice_id: str, action: HistoryAction, actor: str, changes: Sequence[FieldChange] = ()) -> None:
        """Note an action: one entry for each change, or one for the action when it changed no field."""
        time = self._clock()
        for change in changes or (_NO_FIELD,):
            self._session.add(
                HistoryRow(
                    invoice_id=invoice_id,
                    time=time,
                    actor=actor,
                    action=action.value,
                    path=change.path,
                    old_value=change.old,
                    new_value=change.new,
                )
            )

    def of(self, invoice_id: str) -> tuple[HistoryEntry, ...]:
        """Give the history of an invoice from its beginning; empty when there is no such invoice."""
        rows = self._session.scalars(
            select(HistoryRow).where(HistoryRow.invoice_id == invoice_id).order_by(HistoryRow.id)
        )
        return tuple(_entry(row) for row in rows)


def _entry(row: HistoryRow) -> HistoryEntry:
    change = FieldChange(row.path, row.old_value, row.new_value) if row.path else None
    return HistoryEntry(row.time, row.actor, HistoryAction(row.action), change)
