"""Invoices as lists and watches show them, without their records."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from invoice_service.store.page_token import read_token, write_token
from invoice_service.store.repositories.search import Search
from invoice_service.store.rows import DocumentRow, InvoiceRow, JobRow, ReviewLeaseRow
from invoice_service.store.summary_messages import summary_column, to_summary
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceSummary
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter


@dataclass(frozen=True)
class SummaryPage:
    """A page of a list, and the token of the next one; empty when this is the last."""

    summaries: tuple[InvoiceSummary, ...]
    next_page_token: str


class Summaries:
    """The summaries of all invoices."""

    def __init__(self, session: Session, search: Search) -> None:
        self._session = session
        self._search = search

    def list(self, invoice_filter: InvoiceFilter, *, page_size: int, page_token: str = "") -> SummaryPage:
        """Give the newest `page_size` invoices of the filter (1 or more), or those after the token's page.

        ServiceError `TOKEN_INVALID` for a token of another filter, `REQUEST_INVALID` for a filter that makes no sense.
        """
        before = read_token(page_token, invoice_filter) if page_token else ""
        found = self._summaries(self._search.newest(invoice_filter, limit=page_size + 1, before=before))
        page, has_more = found[:page_size], len(found) > page_size
        token = write_token(page[-1].id, invoice_filter) if has_more else ""
        return SummaryPage(tuple(page), token)

    def of(
        self, invoice_ids: Collection[str], invoice_filter: InvoiceFilter | None = None
    ) -> tuple[InvoiceSummary, ...]:
        """Give the summaries of these invoices that exist and pass the filter, if there is one; the newest first."""
        if not invoice_ids:
            return ()
        if invoice_filter is None:
            return tuple(self._summaries(select(InvoiceRow.id).where(InvoiceRow.id.in_(sorted(invoice_ids)))))
        return tuple(self._summaries(self._search.among(invoice_ids, invoice_filter)))

    def _summaries(self, ids: Select[str]) -> Sequence[InvoiceSummary]:
        wanted = ids.subquery()
        listed = self._session.scalars(_SUMMARIES.join(wanted, wanted.c.id == InvoiceRow.id))
        return [to_summary(one) for one in listed]


_SUMMARIES = (
    select(summary_column())
    .select_from(InvoiceRow)
    .join(DocumentRow, DocumentRow.sha256 == InvoiceRow.sha256)
    .outerjoin(JobRow, JobRow.invoice_id == InvoiceRow.id)
    .outerjoin(ReviewLeaseRow, ReviewLeaseRow.invoice_id == InvoiceRow.id)
    .order_by(InvoiceRow.id.desc())
)
