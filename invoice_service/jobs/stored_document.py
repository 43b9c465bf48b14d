"""A stored document, as the pipeline reads it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from invoice_service.objects import Objects


@dataclass(frozen=True)
class StoredDocument:
    """A document in the object store."""

    objects: Objects
    sha256: str
    size_bytes: int

    def pieces(self) -> AsyncIterator[bytes]:
        """The bytes from the first to the last. FileNotFoundError when the object store has lost them."""
        return self.objects.read_document(self.sha256)
