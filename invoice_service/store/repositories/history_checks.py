"""Looks whether histories are still what they were when they were written."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from invoice_service.records.field_change import FieldChange
from invoice_service.records.history_chain import BEGINNING, entry_hash
from invoice_service.store.place_token import read_place, write_place
from invoice_service.store.rows import HistoryRow, InvoiceRow
from mesh.errors import ServiceError

_LIST = "histories"


@dataclass(frozen=True)
class BrokenChain:
    """The history of an invoice, and its first entry that is not right, counted from 1; 0: there is no entry at all."""

    invoice_id: str
    position: int


@dataclass(frozen=True)
class HistoryCheck:
    """What a look at some histories found, and the token of those that come next; empty when these were the last."""

    invoice_count: int
    event_count: int
    broken: tuple[BrokenChain, ...]
    next_page_token: str = ""


class HistoryChecks:
    """Checks of histories. They read only."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def one(self, invoice_id: str) -> HistoryCheck:
        """Check the history of an invoice. ServiceError `INVOICE_NOT_FOUND`."""
        if self._session.get(InvoiceRow, invoice_id) is None:
            raise ServiceError("INVOICE_NOT_FOUND", invoice_id=invoice_id)
        return self._check([invoice_id])

    def page(self, *, invoices: int, page_token: str = "") -> HistoryCheck:
        """Check the histories of so many invoices, the oldest first. ServiceError `TOKEN_INVALID`."""
        query = select(InvoiceRow.id).order_by(InvoiceRow.id).limit(invoices + 1)
        if page_token:
            query = query.where(InvoiceRow.id > read_place(page_token, _LIST))
        ids = self._session.scalars(query).all()
        page, has_more = ids[:invoices], len(ids) > invoices
        return self._check(page, write_place(page[-1], _LIST) if has_more else "")

    def _check(self, invoice_ids: Sequence[str], token: str = "") -> HistoryCheck:
        rows = self._session.scalars(
            select(HistoryRow)
            .where(HistoryRow.invoice_id.in_(invoice_ids))
            .order_by(HistoryRow.invoice_id, HistoryRow.id)
        )
        chains = {invoice_id: list(entries) for invoice_id, entries in groupby(rows, lambda row: row.invoice_id)}
        broken = (_first_broken(invoice_id, chains.get(invoice_id, [])) for invoice_id in invoice_ids)
        return HistoryCheck(
            len(invoice_ids), sum(map(len, chains.values())), tuple(one for one in broken if one is not None), token
        )


def _first_broken(invoice_id: str, rows: Sequence[HistoryRow]) -> BrokenChain | None:
    if not rows:
        return BrokenChain(invoice_id, 0)
    previous = BEGINNING
    for position, row in enumerate(rows, start=1):
        change = FieldChange(row.path, row.old_value, row.new_value)
        previous = entry_hash(previous, invoice_id, time=row.time, actor=row.actor, action=row.action, change=change)
        if row.hash != previous:
            return BrokenChain(invoice_id, position)
    return None
