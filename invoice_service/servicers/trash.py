"""The methods by which people throw invoices away and get them back."""

from invoice_service.servicers.parts import Context, Methods
from invoicemesh.invoice.v1.invoice_actions_pb2 import (
    DeleteInvoiceRequest,
    DeleteInvoiceResponse,
    UndeleteInvoiceRequest,
    UndeleteInvoiceResponse,
)
from mesh.auth import Role, current_principal, requires


class TrashMethods(Methods):
    """Throws away and gets back."""

    @requires(Role.CLERK)
    async def DeleteInvoice(self, request: DeleteInvoiceRequest, context: Context) -> DeleteInvoiceResponse:
        """Puts an invoice into the trash."""
        invoice = await self._parts.trash.put(request.invoice_id, etag=request.etag, person=current_principal().name)
        return DeleteInvoiceResponse(invoice=invoice)

    @requires(Role.CLERK)
    async def UndeleteInvoice(self, request: UndeleteInvoiceRequest, context: Context) -> UndeleteInvoiceResponse:
        """Takes an invoice out of the trash."""
        invoice = await self._parts.trash.take_out(
            request.invoice_id, etag=request.etag, person=current_principal().name
        )
        return UndeleteInvoiceResponse(invoice=invoice)
