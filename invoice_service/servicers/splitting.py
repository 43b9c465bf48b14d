"""The methods by which people split a document that holds several."""

from invoice_service.servicers.parts import Context, Methods
from invoicemesh.invoice.v1.invoice_actions_pb2 import (
    SplitInvoiceRequest,
    SplitInvoiceResponse,
    UndoSplitRequest,
    UndoSplitResponse,
)
from mesh.auth import Role, current_principal, requires


class SplitMethods(Methods):
    """Splits and makes one again."""

    @requires(Role.CLERK)
    async def SplitInvoice(self, request: SplitInvoiceRequest, context: Context) -> SplitInvoiceResponse:
        """Makes an invoice of each part of a document."""
        invoice, parts = await self._parts.splitting.split(
            request.invoice_id, request.parts, etag=request.etag, person=current_principal().name
        )
        return SplitInvoiceResponse(invoice=invoice, parts=parts)

    @requires(Role.CLERK)
    async def UndoSplit(self, request: UndoSplitRequest, context: Context) -> UndoSplitResponse:
        """Takes a split back."""
        invoice = await self._parts.splitting.undo(
            request.invoice_id, etag=request.etag, person=current_principal().name
        )
        return UndoSplitResponse(invoice=invoice)
