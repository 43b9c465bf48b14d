"""Who reviews which invoice, and until when."""

from datetime import timedelta

from sqlalchemy.orm import Session

from invoice_service.store.clock import Clock
from invoice_service.store.messages import to_lease
from invoice_service.store.repositories.invoice_rows import InvoiceRows
from invoice_service.store.rows import ReviewLeaseRow
from invoicemesh.invoice.v1.invoice_pb2 import ReviewLease
from mesh.errors import ServiceError


class ReviewLeases:
    """The leases. They keep nobody from changing an invoice, and taking one is no change of it."""

    def __init__(self, session: Session, clock: Clock, rows: InvoiceRows) -> None:
        self._session = session
        self._clock = clock
        self._rows = rows

    def acquire(self, invoice_id: str, *, holder: str, seconds: float, take_over: bool) -> ReviewLease:
        """Give `holder` the invoice for so long from now, also when it has it.

        ServiceError `LEASE_HELD` while somebody else has it, unless `take_over`; `INVOICE_IN_TRASH`, and those of
        InvoiceRows.get.
        """
        row = self._rows.lock_version(invoice_id, "")
        now = self._clock()
        held = row.lease
        if held is not None and held.holder != holder and held.expire_time > now and not take_over:
            raise ServiceError("LEASE_HELD", holder=held.holder)
        if held is None:
            held = ReviewLeaseRow(invoice_id=invoice_id)
            self._session.add(held)
        newcomer = held.holder != holder
        held.holder, held.expire_time = holder, now + timedelta(seconds=seconds)
        self._session.flush()
        if newcomer:
            self._rows.moved_on(row)
        return to_lease(held)
