"""The methods that give out what was uploaded and what was read of it: pages, their pictures, the document."""

import hashlib
from collections.abc import AsyncGenerator
from urllib.parse import quote

from google.api.httpbody_pb2 import HttpBody

from invoice_service.servicers.parts import Context, Methods
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    GetDocumentRequest,
    GetPageImageRequest,
    GetPageRequest,
    GetPageResponse,
)
from mesh.auth import Role, requires
from mesh.errors import ServiceError

# A page's picture changes only when the page is read anew; a document never does. Both are for the caller alone.
_IMAGE_CACHE = "private, max-age=3600"
_DOCUMENT_CACHE = "private, max-age=31536000, immutable"


class DocumentMethods(Methods):
    """Gives out pages and documents."""

    @requires(Role.VIEWER)
    async def GetPage(self, request: GetPageRequest, context: Context) -> GetPageResponse:
        """Gives the words of a page."""
        stored = await self._parts.store.read(lambda uow: uow.recognitions.page(request.invoice_id, request.page))
        return GetPageResponse(page=stored.page)

    @requires(Role.VIEWER)
    async def GetPageImage(self, request: GetPageImageRequest, context: Context) -> HttpBody:
        """Gives the picture of a page."""
        stored = await self._parts.store.read(lambda uow: uow.recognitions.page(request.invoice_id, request.page))
        if not stored.image_key:
            raise ServiceError("PAGE_NOT_FOUND", page=request.page)
        image = await self._parts.objects.get_page_image(stored.image_key)
        await _send_headers(context, etag=hashlib.sha256(image).hexdigest(), cache_control=_IMAGE_CACHE)
        return HttpBody(content_type="image/webp", data=image)

    @requires(Role.VIEWER)
    async def GetDocument(self, request: GetDocumentRequest, context: Context) -> AsyncGenerator[HttpBody, None]:
        """Gives the document as it was uploaded."""
        invoice = await self._parts.store.read(lambda uow: uow.invoices.get(request.invoice_id))
        document = invoice.document
        # The name is percent-encoded, so that nothing in it can end the header (RFC 8187).
        disposition = f"inline; filename*=UTF-8''{quote(document.filename, safe='')}"
        await _send_headers(
            context, etag=document.sha256, cache_control=_DOCUMENT_CACHE, content_disposition=disposition
        )
        media_type = document.media_type
        async for piece in self._parts.objects.read_document(document.sha256):
            yield HttpBody(content_type=media_type, data=piece)
            media_type = ""


async def _send_headers(context: Context, *, etag: str, **headers: str) -> None:
    """Sends what the gateway passes on as HTTP headers, and what keeps a browser from guessing another type."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    await context.send_initial_metadata(
        tuple({"etag": f'"{etag}"', "x-content-type-options": "nosniff", **named}.items())
    )
