"""Receives a document into a temporary file and proves that it is what was announced, before anything is stored."""

import asyncio
import hashlib
import re
import tempfile
from collections.abc import AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import IO

from invoice_service.pipeline.documents import SpooledDocument
from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.document_format import SNIFFED_BYTES, document_format
from mesh.errors import FieldViolation, ServiceError

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Announcement:
    """What the sender says of the bytes to come: their number (0: unknown) and SHA-256 (empty: unknown)."""

    size_bytes: int = 0
    sha256: str = ""

    @property
    def tells_the_end(self) -> bool:
        """Whether a document that was cut off cannot pass for the one that was announced."""
        return bool(self.size_bytes or self.sha256)


@asynccontextmanager
async def spooled(
    chunks: AsyncIterable[bytes], announced: Announcement, *, max_bytes: int
) -> AsyncIterator[SpooledDocument]:
    """Receives `chunks` and gives the document as long as the block runs; nothing of it is left behind afterwards.

    The file has no name, so that it goes with the process even when that is killed. ServiceError `DOCUMENT_EMPTY`,
    `DOCUMENT_TOO_LARGE` (as soon as the limit is passed), `DOCUMENT_TYPE_UNSUPPORTED` (as soon as its beginning
    tells), `SIZE_MISMATCH`, `HASH_MISMATCH`, or `REQUEST_INVALID` for an announcement that cannot be true.
    """
    _check_announcement(announced, max_bytes)
    with tempfile.TemporaryFile() as file:
        reception = _Reception(file, max_bytes)
        async for chunk in chunks:
            await asyncio.to_thread(reception.take, chunk)
        yield reception.finish(announced)


def _check_announcement(announced: Announcement, max_bytes: int) -> None:
    violations = []
    if announced.size_bytes < 0:
        violations.append(FieldViolation("metadata.size_bytes", "A number of bytes is not negative."))
    if announced.sha256 and not _SHA256.fullmatch(announced.sha256):
        violations.append(FieldViolation("metadata.sha256", "A SHA-256 has 64 lower-case hexadecimal digits."))
    if violations:
        raise ServiceError("REQUEST_INVALID", fields=violations)
    if announced.size_bytes > max_bytes:
        raise ServiceError("DOCUMENT_TOO_LARGE", size_bytes=announced.size_bytes, limit_bytes=max_bytes)


class _Reception:
    """The document as far as it has come."""

    def __init__(self, file: IO[bytes], max_bytes: int) -> None:
        self._file = file
        self._max_bytes = max_bytes
        self._size = 0
        self._hash = hashlib.sha256()
        self._head = b""

    def take(self, chunk: bytes) -> None:
        self._size += len(chunk)
        if self._size > self._max_bytes:
            raise ServiceError("DOCUMENT_TOO_LARGE", limit_bytes=self._max_bytes)
        if len(self._head) < SNIFFED_BYTES:
            self._head += chunk[: SNIFFED_BYTES - len(self._head)]
            if len(self._head) == SNIFFED_BYTES:
                self._format()
        self._hash.update(chunk)
        self._file.write(chunk)

    def finish(self, announced: Announcement) -> SpooledDocument:
        if announced.size_bytes and announced.size_bytes != self._size:
            raise ServiceError("SIZE_MISMATCH", size_bytes=self._size, announced_bytes=announced.size_bytes)
        if self._size == 0:
            raise ServiceError("DOCUMENT_EMPTY")
        digest = self._hash.hexdigest()
        if announced.sha256 and announced.sha256 != digest:
            raise ServiceError("HASH_MISMATCH")
        self._file.flush()
        return SpooledDocument(self._file.fileno(), self._size, digest, self._format())

    def _format(self) -> DocumentFormat.ValueType:
        found = document_format(self._head)
        if found is None:
            raise ServiceError("DOCUMENT_TYPE_UNSUPPORTED")
        return found
