"""Invoices as lists and watches show them, without their records."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from invoice_service.store.page_token import read_token, write_token
from invoice_service.store.place_token import read_place, write_place
from invoice_service.store.repositories.search import Search
from invoice_service.store.rows import DocumentRow, InvoiceRow, JobRow, ReviewLeaseRow
from invoice_service.store.sorting import Place, Sorting
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

    def list(
        self, invoice_filter: InvoiceFilter, *, page_size: int, page_token: str = "", sorting: Sorting | None = None
    ) -> SummaryPage:
        """Give the newest `page_size` invoices of the filter (1 or more), or those after the token's page.

        With `sorting`, the first ones in this order. ServiceError `TOKEN_INVALID` for a token of another filter or
        order, `REQUEST_INVALID` for a filter that makes no sense.
        """
        if sorting is not None:
            return self._sorted(invoice_filter, sorting, page_size, page_token)
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

    def _sorted(self, invoice_filter: InvoiceFilter, sorting: Sorting, page_size: int, page_token: str) -> SummaryPage:
        name = f"{sorting} {invoice_filter.SerializeToString(deterministic=True).hex()}"
        after = sorting.place(read_place(page_token, name)) if page_token else None
        ids = self._search.sorted(invoice_filter, sorting, limit=page_size + 1, after=after)
        found = self._summaries(ids, sorting)
        page, has_more = found[:page_size], len(found) > page_size
        if not has_more:
            return SummaryPage(tuple(page), "")
        value = self._session.scalar(select(sorting.value()).where(InvoiceRow.id == page[-1].id))
        return SummaryPage(tuple(page), write_place(Place(value, page[-1].id).text(), name))

    def _summaries(self, ids: Select[str], sorting: Sorting | None = None) -> Sequence[InvoiceSummary]:
        wanted = ids.subquery()
        query = _SUMMARIES.join(wanted, wanted.c.id == InvoiceRow.id)
        if sorting is not None:
            query = query.order_by(None).order_by(*sorting.order(self._session.get_bind().dialect))
        return [to_summary(one) for one in self._session.scalars(query)]


_SUMMARIES = (
    select(summary_column())
    .select_from(InvoiceRow)
    .join(DocumentRow, DocumentRow.sha256 == InvoiceRow.sha256)
    .outerjoin(JobRow, JobRow.invoice_id == InvoiceRow.id)
    .outerjoin(ReviewLeaseRow, ReviewLeaseRow.invoice_id == InvoiceRow.id)
    .order_by(InvoiceRow.id.desc())
)
