"""The history of an invoice: what was done to it, by whom and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from invoice_service.records.field_change import FieldChange
from invoice_service.records.history_chain import BEGINNING, entry_hash
from invoice_service.store.clock import Clock
from invoice_service.store.place_token import read_place, write_place
from invoice_service.store.rows import HistoryRow, InvoiceRow
from mesh.errors import ServiceError

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
    FINDING_DISMISSED = "FINDING_DISMISSED"
    CHANGE_UNDONE = "CHANGE_UNDONE"
    SPLIT = "SPLIT"
    SPLIT_OFF = "SPLIT_OFF"
    SPLIT_UNDONE = "SPLIT_UNDONE"


@dataclass(frozen=True)
class HistoryEntry:
    """One action, or one field that it changed (`change`)."""

    time: datetime
    actor: str
    action: HistoryAction
    change: FieldChange | None
    hash: str


@dataclass(frozen=True)
class HistoryPage:
    """A part of a history, and the token of what comes after it; empty when nothing does."""

    entries: tuple[HistoryEntry, ...]
    next_page_token: str


class History:
    """The histories of all invoices. Entries are only ever added."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def add(self, invoice_id: str, action: HistoryAction, actor: str, changes: Sequence[FieldChange] = ()) -> None:
        """Note an action: one entry for each change, or one for the action when it changed no field.

        The invoice must be locked or new: entries of two units of work must not follow the same one.
        """
        time = self._clock()
        hashes = select(HistoryRow.hash).where(HistoryRow.invoice_id == invoice_id)
        previous = self._session.scalar(hashes.order_by(HistoryRow.id.desc()).limit(1)) or BEGINNING
        entries = []
        for change in changes or (_NO_FIELD,):
            previous = entry_hash(previous, invoice_id, time=time, actor=actor, action=action.value, change=change)
            entries.append(
                {
                    "invoice_id": invoice_id,
                    "time": time,
                    "actor": actor,
                    "action": action.value,
                    "path": change.path,
                    "old_value": change.old,
                    "new_value": change.new,
                    "hash": previous,
                }
            )
        self._session.execute(insert(HistoryRow), entries)

    def of(self, invoice_id: str) -> tuple[HistoryEntry, ...]:
        """Give the history of an invoice from its beginning; empty when there is no such invoice."""
        rows = self._session.scalars(
            select(HistoryRow).where(HistoryRow.invoice_id == invoice_id).order_by(HistoryRow.id)
        )
        return tuple(_entry(row) for row in rows)

    def page(self, invoice_id: str, *, page_size: int, page_token: str = "") -> HistoryPage:
        """Give so many entries from the beginning (1 or more), or those after the token's page.

        ServiceError `INVOICE_NOT_FOUND`, or `TOKEN_INVALID` for a token of another invoice.
        """
        if self._session.get(InvoiceRow, invoice_id) is None:
            raise ServiceError("INVOICE_NOT_FOUND", invoice_id=invoice_id)
        query = select(HistoryRow).where(HistoryRow.invoice_id == invoice_id).order_by(HistoryRow.id)
        if page_token:
            query = query.where(HistoryRow.id > int(read_place(page_token, invoice_id)))
        rows = self._session.scalars(query.limit(page_size + 1)).all()
        page, has_more = rows[:page_size], len(rows) > page_size
        token = write_place(str(page[-1].id), invoice_id) if has_more else ""
        return HistoryPage(tuple(_entry(row) for row in page), token)


def _entry(row: HistoryRow) -> HistoryEntry:
    change = FieldChange(row.path, row.old_value, row.new_value) if row.path else None
    return HistoryEntry(row.time, row.actor, HistoryAction(row.action), change, row.hash)
