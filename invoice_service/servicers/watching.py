"""WatchInvoices: what happens to invoices, as it happens."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from invoice_service.servicers.parts import Context, Methods
from invoice_service.servicers.requests import scope_of
from invoicemesh.invoice.v1.invoice_service_pb2 import WatchInvoicesRequest, WatchInvoicesResponse
from mesh.auth import Role, requires


class WatchMethods(Methods):
    """Follows invoices."""

    @requires(Role.VIEWER)
    async def WatchInvoices(
        self, request: WatchInvoicesRequest, context: Context
    ) -> AsyncGenerator[WatchInvoicesResponse, None]:
        """Gives the state now, then each change, until one of both sides ends it."""
        async with aclosing(self._parts.watches.follow(scope_of(request), request.cursor)) as responses:
            async for response in responses:
                yield response
