"""The methods by which people decide: approve, reject, reopen, postpone, take an invoice in hand, change several."""

from datetime import UTC, datetime

from invoice_service.servicers.batch_changes import change_of
from invoice_service.servicers.parts import Context, Methods
from invoice_service.servicers.requests import batch_of, postponed_until_of, rejection_reason_of
from invoicemesh.invoice.v1.invoice_actions_pb2 import (
    AcquireLeaseRequest,
    AcquireLeaseResponse,
    ApproveInvoiceRequest,
    ApproveInvoiceResponse,
    BatchUpdateInvoicesRequest,
    BatchUpdateInvoicesResponse,
    PostponeInvoiceRequest,
    PostponeInvoiceResponse,
    RejectInvoiceRequest,
    RejectInvoiceResponse,
    ReopenInvoiceRequest,
    ReopenInvoiceResponse,
)
from mesh.auth import Role, authorize, current_principal, requires


class ReviewMethods(Methods):
    """Decides on invoices."""

    @requires(Role.APPROVER)
    async def ApproveInvoice(self, request: ApproveInvoiceRequest, context: Context) -> ApproveInvoiceResponse:
        """Lets an invoice pass."""
        invoice = await self._parts.reviewing.approve(
            request.invoice_id, etag=request.etag, person=current_principal().name
        )
        return ApproveInvoiceResponse(invoice=invoice)

    @requires(Role.APPROVER)
    async def RejectInvoice(self, request: RejectInvoiceRequest, context: Context) -> RejectInvoiceResponse:
        """Lets an invoice not pass."""
        invoice = await self._parts.reviewing.reject(
            request.invoice_id,
            reason=rejection_reason_of(request.reason, "reason"),
            etag=request.etag,
            person=current_principal().name,
        )
        return RejectInvoiceResponse(invoice=invoice)

    @requires(Role.APPROVER)
    async def ReopenInvoice(self, request: ReopenInvoiceRequest, context: Context) -> ReopenInvoiceResponse:
        """Takes a decision back."""
        invoice = await self._parts.reviewing.reopen(
            request.invoice_id, etag=request.etag, person=current_principal().name
        )
        return ReopenInvoiceResponse(invoice=invoice)

    @requires(Role.CLERK)
    async def PostponeInvoice(self, request: PostponeInvoiceRequest, context: Context) -> PostponeInvoiceResponse:
        """Puts an invoice off."""
        wanted = request.until if request.HasField("until") else None
        invoice = await self._parts.reviewing.postpone(
            request.invoice_id,
            until=postponed_until_of(wanted, "until", now=datetime.now(UTC)),
            etag=request.etag,
            person=current_principal().name,
        )
        return PostponeInvoiceResponse(invoice=invoice)

    @requires(Role.CLERK)
    async def AcquireLease(self, request: AcquireLeaseRequest, context: Context) -> AcquireLeaseResponse:
        """Takes an invoice in hand."""
        lease = await self._parts.reviewing.acquire_lease(
            request.invoice_id, take_over=request.take_over, person=current_principal().name
        )
        return AcquireLeaseResponse(lease=lease)

    @requires(Role.CLERK)
    async def BatchUpdateInvoices(
        self, request: BatchUpdateInvoicesRequest, context: Context
    ) -> BatchUpdateInvoicesResponse:
        """Makes one change on several invoices."""
        wanted = change_of(request, self._parts.rules)
        authorize(current_principal(), wanted.role)
        results = await self._parts.batches.change_all(
            batch_of(request), wanted.change, person=current_principal().name
        )
        return BatchUpdateInvoicesResponse(results=results)
