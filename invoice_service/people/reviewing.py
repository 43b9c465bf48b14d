"""What people decide of an invoice: approve, reject, reopen or postpone it, and who has it in hand meanwhile."""

from dataclasses import dataclass
from datetime import datetime

from invoice_service.rules import Rules
from invoice_service.store import Store, UnitOfWork
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, ReviewLease

LEASE_SECONDS = 60.0


@dataclass(frozen=True)
class Reviewing:
    """Methods with `etag` take the one that the person saw, empty for any, and give the invoice as it is afterwards."""

    store: Store
    rules: Rules

    async def approve(self, invoice_id: str, *, etag: str, person: str) -> Invoice:
        """Lets it pass; ServiceError `OWN_UPLOAD` where the rules forbid that."""
        return await self.store.run(lambda uow: approve(uow, invoice_id, self.rules, etag=etag, person=person))

    async def reject(self, invoice_id: str, *, reason: str, etag: str, person: str) -> Invoice:
        """Lets it not pass."""
        return await self.store.run(
            lambda uow: uow.decisions.reject(invoice_id, etag=etag, actor=person, reason=reason)
        )

    async def reopen(self, invoice_id: str, *, etag: str, person: str) -> Invoice:
        """Takes the decision back."""
        return await self.store.run(lambda uow: uow.decisions.reopen(invoice_id, etag=etag, actor=person))

    async def postpone(self, invoice_id: str, *, until: datetime | None, etag: str, person: str) -> Invoice:
        """Puts it off until a time; None: no longer."""
        return await self.store.run(
            lambda uow: uow.decisions.postpone(invoice_id, etag=etag, actor=person, until=until)
        )

    async def acquire_lease(self, invoice_id: str, *, take_over: bool, person: str) -> ReviewLease:
        """Takes it in hand, or keeps it. ServiceError `LEASE_HELD`."""
        return await self.store.run(
            lambda uow: uow.review_leases.acquire(invoice_id, holder=person, seconds=LEASE_SECONDS, take_over=take_over)
        )


def approve(uow: UnitOfWork, invoice_id: str, rules: Rules, *, etag: str, person: str) -> Invoice:
    """Lets an invoice pass if the rules let this person do so."""
    own_allowed = not rules.in_force(uow).forbid_own_approval
    return uow.decisions.approve(invoice_id, etag=etag, actor=person, own_allowed=own_allowed)
