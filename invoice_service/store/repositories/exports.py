"""Whole invoices, batch by batch, for files that leave the house; and the note on each that it did."""

from collections.abc import Collection, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload, selectinload

from invoice_service.store.clock import Clock
from invoice_service.store.messages import to_invoice
from invoice_service.store.repositories.history import History, HistoryAction
from invoice_service.store.repositories.invoice_rows import InvoiceRows
from invoice_service.store.repositories.search import Search
from invoice_service.store.rows import InvoiceRow
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter


class Exports:
    """The exports."""

    def __init__(self, session: Session, clock: Clock, rows: InvoiceRows, history: History, search: Search) -> None:
        self._session = session
        self._clock = clock
        self._rows = rows
        self._history = history
        self._search = search

    def batch(
        self, invoice_filter: InvoiceFilter, invoice_ids: Collection[str], *, before: str, size: int
    ) -> tuple[Invoice, ...]:
        """Give the newest `size` invoices that are older than the invoice `before`, empty for the first batch.

        They are those of the ids, or those of the filter when there are none. ServiceError `REQUEST_INVALID` for a
        filter that makes no sense.
        """
        query = select(InvoiceRow).options(
            joinedload(InvoiceRow.document, innerjoin=True),
            joinedload(InvoiceRow.job),
            joinedload(InvoiceRow.lease),
            joinedload(InvoiceRow.record, innerjoin=True),
            selectinload(InvoiceRow.tags),
        )
        if invoice_ids:
            query = query.where(InvoiceRow.id.in_(sorted(invoice_ids)))
            if before:
                query = query.where(InvoiceRow.id < before)
        else:
            found = self._search.newest(invoice_filter, limit=size, before=before).subquery()
            query = query.join(found, found.c.id == InvoiceRow.id)
        rows = self._session.scalars(query.order_by(InvoiceRow.id.desc()).limit(size))
        return tuple(to_invoice(row) for row in rows)

    def note(self, invoice_ids: Sequence[str], *, actor: str) -> None:
        """Note on these invoices, as far as they are still there, that they were exported now.

        Their versions stay, so that nobody who edits one is disturbed.
        """
        there = self._session.scalars(select(InvoiceRow).where(InvoiceRow.id.in_(invoice_ids))).all()
        self._session.execute(
            update(InvoiceRow)
            .where(InvoiceRow.id.in_([row.id for row in there]))
            .values(exported_time=self._clock())
            .execution_options(synchronize_session=False)
        )
        for row in there:
            self._history.add(row.id, HistoryAction.EXPORTED, actor)
            self._rows.moved_on(row)
