"""Receives a document: the options first, then its bytes, into a file that lives as long as the document is read."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions, RecognizeRequest
from mesh.errors import FieldViolation, ServiceError
from ocr_service.document.limits import DocumentLimits
from ocr_service.spool import Spool

MAX_CHUNK_BYTES = 2**20


@dataclass(frozen=True)
class Upload:
    """A document that has arrived whole, and how it is to be read."""

    options: RecognizeOptions
    path: Path
    size_bytes: int
    sha256: str


@asynccontextmanager
async def received(
    requests: AsyncIterator[RecognizeRequest], limits: DocumentLimits, spool: Spool
) -> AsyncIterator[Upload]:
    """The document, in a file of `spool` that is deleted after the block.

    Raises ServiceError REQUEST_INVALID, DOCUMENT_TOO_LARGE (as soon as that is known), DOCUMENT_EMPTY or SIZE_MISMATCH.
    """
    options = await _options(requests)
    limits.check_bytes(options.size_bytes)
    digest = hashlib.sha256()
    size = 0
    with spool.file() as file:
        async for request in requests:
            chunk = _chunk(request)
            size += len(chunk)
            limits.check_bytes(size)
            digest.update(chunk)
            await asyncio.to_thread(file.write, chunk)
        if options.size_bytes and size != options.size_bytes:
            raise ServiceError("SIZE_MISMATCH", size_bytes=size, announced_bytes=options.size_bytes)
        if size == 0:
            raise ServiceError("DOCUMENT_EMPTY")
        yield Upload(options, Path(file.name), size, digest.hexdigest())


async def _options(requests: AsyncIterator[RecognizeRequest]) -> RecognizeOptions:
    first = await anext(requests, None)
    if first is None or first.WhichOneof("payload") != "options":
        raise _invalid("options", "The first message carries the options.")
    if first.options.size_bytes < 0:
        raise _invalid("options.size_bytes", "A size is not negative.")
    return first.options


def _chunk(request: RecognizeRequest) -> bytes:
    if request.WhichOneof("payload") != "chunk":
        raise _invalid("chunk", "Every message after the first carries a chunk.")
    if len(request.chunk) > MAX_CHUNK_BYTES:
        raise _invalid("chunk", f"A chunk has at most {MAX_CHUNK_BYTES:,} bytes.")
    return request.chunk


def _invalid(field: str, description: str) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=(FieldViolation(field, description),))
