"""UploadInvoice: a document comes in."""

from collections.abc import AsyncIterator

from invoice_service.receiving.spool import Announcement, spooled
from invoice_service.receiving.uploads import check_metadata
from invoice_service.servicers.document_stream import DocumentStream
from invoice_service.servicers.parts import Context, Methods
from invoicemesh.invoice.v1.invoice_service_pb2 import UploadInvoiceRequest, UploadInvoiceResponse
from mesh.auth import Role, current_principal, requires


class UploadMethods(Methods):
    """Takes documents in."""

    @requires(Role.CLERK)
    async def UploadInvoice(
        self, request_iterator: AsyncIterator[UploadInvoiceRequest], context: Context
    ) -> UploadInvoiceResponse:
        """Stores a document and starts its processing."""
        stream = DocumentStream(request_iterator, idle_seconds=self._parts.upload_idle_seconds)
        metadata = (await stream.first()).metadata
        check_metadata(metadata)
        announced = Announcement(metadata.size_bytes, metadata.sha256)
        async with spooled(stream.chunks(), announced, max_bytes=self._parts.max_document_bytes) as document:
            if not announced.tells_the_end:
                await stream.was_not_cut_off()
            added = await self._parts.uploads.take(document, metadata, person=current_principal().name)
        return UploadInvoiceResponse(invoice=added.invoice, already_existed=added.already_existed)
