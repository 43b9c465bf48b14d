"""ReadInvoice: a document is read and not kept."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing

from invoice_service.pipeline.unstored import read_unstored
from invoice_service.receiving.spool import Announcement, spooled
from invoice_service.servicers.document_stream import DocumentStream
from invoice_service.servicers.parts import Context, Methods
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadInvoiceRequest, ReadInvoiceResponse
from mesh.auth import Role, requires


class ReadingMethods(Methods):
    """Reads documents."""

    @requires(Role.CLERK)
    async def ReadInvoice(
        self, request_iterator: AsyncIterator[ReadInvoiceRequest], context: Context
    ) -> AsyncGenerator[ReadInvoiceResponse, None]:
        """Gives progress, then the result. The work ends with the call."""
        stream = DocumentStream(request_iterator, idle_seconds=self._parts.upload_idle_seconds)
        metadata = (await stream.first()).metadata
        announced = Announcement(metadata.size_bytes, metadata.sha256)
        settings = await self._parts.store.read(self._parts.rules.in_force)
        async with (
            spooled(stream.chunks(), announced, max_bytes=self._parts.max_document_bytes) as document,
            aclosing(
                read_unstored(
                    document,
                    metadata.options,
                    password=metadata.password,
                    pipeline=self._parts.pipeline,
                    settings=settings,
                )
            ) as responses,
        ):
            async for response in responses:
                yield response
