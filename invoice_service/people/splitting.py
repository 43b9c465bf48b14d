"""Splits documents that hold several, and sends the parts on their way."""

from collections.abc import Sequence
from dataclasses import dataclass

from invoice_service.jobs.job_pool import Jobs
from invoice_service.store import Store
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, PageRange
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority


@dataclass(frozen=True)
class Splitting:
    """`etag` is the one that the person saw, empty for any."""

    store: Store
    jobs: Jobs

    async def split(
        self, invoice_id: str, parts: Sequence[PageRange], *, etag: str, person: str
    ) -> tuple[Invoice, tuple[Invoice, ...]]:
        """The invoice that was split, and one for each part. ServiceError `REQUEST_INVALID`, `STATE_NOT_ALLOWED`."""
        whole, made = await self.store.run(lambda uow: uow.splits.split(invoice_id, parts, etag=etag, actor=person))
        for part in made:
            self.jobs.dispatch(part.id, Priority.PRIORITY_PERSON)
        return whole, made

    async def undo(self, invoice_id: str, *, etag: str, person: str) -> Invoice:
        """The invoice, which is processed as a whole again. ServiceError `SPLIT_IN_USE`, `STATE_NOT_ALLOWED`."""
        whole = await self.store.run(lambda uow: uow.splits.undo(invoice_id, etag=etag, actor=person))
        self.jobs.dispatch(whole.id, Priority.PRIORITY_PERSON)
        return whole
