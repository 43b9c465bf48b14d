"""The bytes of a document as the pipeline reads them, wherever they lie."""

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat

# Bytes of a piece, on every stream of the mesh: the contracts allow 1 MiB, and smaller ones let others in between.
PIECE_BYTES = 256 * 1024


class DocumentBytes(Protocol):
    """A document that can be read from its beginning as often as needed."""

    @property
    def size_bytes(self) -> int:
        """How many bytes it has."""
        ...

    @property
    def sha256(self) -> str:
        """Their SHA-256, 64 lower-case hexadecimal digits."""
        ...

    def pieces(self) -> AsyncIterator[bytes]:
        """The bytes from the first to the last, at most 1 MiB a piece."""
        ...


@dataclass(frozen=True)
class SpooledDocument:
    """A document that was received whole and waits in a nameless temporary file, open as `descriptor`."""

    descriptor: int
    size_bytes: int
    sha256: str
    format: DocumentFormat.ValueType

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes from the first to the last."""
        for offset in range(0, self.size_bytes, PIECE_BYTES):
            yield await asyncio.to_thread(os.pread, self.descriptor, PIECE_BYTES, offset)
