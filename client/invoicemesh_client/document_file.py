"""A document on its way to the mesh: its name, size and SHA-256, and its bytes in chunks."""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

CHUNK_BYTES = 256 * 1024
"""The contract allows 1 MiB; smaller chunks let progress move evenly."""


@dataclass(frozen=True)
class DocumentFile:
    """A document of a file or of bytes in memory. `sha256` is 64 lower-case hexadecimal digits."""

    filename: str
    size_bytes: int
    sha256: str
    source: Path | bytes

    @classmethod
    def of(cls, source: Path | bytes, *, filename: str = "") -> "DocumentFile":
        """Measures a document. Reads a file once without keeping it.

        Raises OSError when the file cannot be read.
        """
        digest, size = hashlib.sha256(), 0
        with _open(source) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                digest.update(chunk)
                size += len(chunk)
        name = filename or (source.name if isinstance(source, Path) else "")
        return cls(name, size, digest.hexdigest(), source)

    def chunks(self) -> Iterator[bytes]:
        """Gives the bytes in order, from the beginning at each call."""
        with _open(self.source) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                yield chunk


def _open(source: Path | bytes) -> BinaryIO:
    return source.open("rb") if isinstance(source, Path) else io.BytesIO(source)
