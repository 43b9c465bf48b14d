"""Invoices as lists and watches show them, without their records."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from invoice_service.store.clock import Clock
from invoice_service.store.messages import to_summary
from invoice_service.store.page_token import read_token, write_token
from invoice_service.store.repositories.invoice_filter import conditions
from invoice_service.store.rows import InvoiceRow
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceSummary
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter


@dataclass(frozen=True)
class SummaryPage:
    """A page of a list, and the token of the next one; empty when this is the last."""

    summaries: tuple[InvoiceSummary, ...]
    next_page_token: str


class Summaries:
    """The summaries of all invoices."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def list(self, invoice_filter: InvoiceFilter, *, page_size: int, page_token: str = "") -> SummaryPage:
        """Give the newest `page_size` invoices of the filter (1 or more), or those after the token's page.

        ServiceError `TOKEN_INVALID` for a token of another filter, `REQUEST_INVALID` for a filter that makes no sense.
        """
        query = (
            _summaries()
            .where(*conditions(invoice_filter, now=self._clock()))
            .order_by(InvoiceRow.id.desc())
            .limit(page_size + 1)
        )
        if page_token:
            query = query.where(InvoiceRow.id < read_token(page_token, invoice_filter))
        rows = self._session.scalars(query).all()
        page, has_more = rows[:page_size], len(rows) > page_size
        token = write_token(page[-1].id, invoice_filter) if has_more else ""
        return SummaryPage(tuple(to_summary(row) for row in page), token)

    def of(
        self, invoice_ids: Collection[str], invoice_filter: InvoiceFilter | None = None
    ) -> tuple[InvoiceSummary, ...]:
        """Give the summaries of these invoices that exist and pass the filter, if there is one; the newest first."""
        query = _summaries().where(InvoiceRow.id.in_(sorted(invoice_ids))).order_by(InvoiceRow.id.desc())
        if invoice_filter is not None:
            query = query.where(*conditions(invoice_filter, now=self._clock()))
        return tuple(to_summary(row) for row in self._session.scalars(query))


def _summaries() -> Select[InvoiceRow]:
    return select(InvoiceRow).options(
        joinedload(InvoiceRow.document, innerjoin=True),
        joinedload(InvoiceRow.job),
        joinedload(InvoiceRow.lease),
        selectinload(InvoiceRow.tags),
    )
