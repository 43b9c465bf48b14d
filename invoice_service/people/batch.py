"""One change on several invoices, each in a transaction of its own: a refusal undoes nothing of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from invoice_service.jobs.job_pool import Jobs
from invoice_service.people.annotations import Annotations
from invoice_service.records.states import RECEIVED
from invoice_service.store import Store, UnitOfWork
from invoicemesh.invoice.v1.invoice_actions_pb2 import BatchResult, InvoiceVersion
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceSummary
from mesh.errors import ServiceError
from mesh.status import status_of


class Change(Protocol):
    """A change of one invoice within a unit of work."""

    def __call__(self, uow: UnitOfWork, invoice_id: str, *, etag: str, person: str) -> object:
        """Makes it; ServiceError when it cannot be made."""
        ...


@dataclass(frozen=True)
class Batches:
    """Makes changes on many invoices, and sends those on their way that are to be processed again."""

    store: Store
    jobs: Jobs

    async def change_all(
        self, invoices: Sequence[InvoiceVersion], change: Change, *, person: str
    ) -> Sequence[BatchResult]:
        """Makes the change on one invoice after the other, and says of each what became of it.

        ServiceError `DEPENDENCY_UNAVAILABLE` when the database goes away: repeating what was done already does nothing,
        or is refused for its state.
        """
        return [await self._change(invoice, change, person) for invoice in invoices]

    async def _change(self, invoice: InvoiceVersion, change: Change, person: str) -> BatchResult:
        try:
            summary = await self.store.run(lambda uow: _change(uow, invoice, change, person))
        except ServiceError as error:
            if error.reason == "DEPENDENCY_UNAVAILABLE":
                raise
            return BatchResult(invoice_id=invoice.invoice_id, error=status_of(error))
        if summary.state == RECEIVED:
            self.jobs.dispatch(summary.id)
        return BatchResult(invoice_id=invoice.invoice_id, invoice=summary)


@dataclass(frozen=True)
class Tagging:
    """Adds a tag where it is missing, or removes it where it is there."""

    tag: str
    wanted: bool

    def __call__(self, uow: UnitOfWork, invoice_id: str, *, etag: str, person: str) -> object:
        """Makes the change; ServiceError `REQUEST_INVALID` when there would be too many tags."""
        invoice = uow.invoices.get(invoice_id)
        others = [tag for tag in invoice.tags if tag != self.tag]
        if self.wanted == (len(others) < len(invoice.tags)):
            return invoice
        tags = (*others, self.tag) if self.wanted else tuple(others)
        Annotations(tags=tags).check("")
        return uow.invoices.update(invoice_id, etag=etag or invoice.etag, actor=person, tags=tags)


def _change(uow: UnitOfWork, invoice: InvoiceVersion, change: Change, person: str) -> InvoiceSummary:
    change(uow, invoice.invoice_id, etag=invoice.etag, person=person)
    (summary,) = uow.summaries.of([invoice.invoice_id])
    return summary
