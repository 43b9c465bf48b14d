"""Where the pages of a document are kept while it is read, so that the same engine need not read them again."""

from dataclasses import dataclass
from typing import Protocol

from invoicemesh.ocr.v1.document_pb2 import Document, Page


@dataclass(frozen=True)
class KeptPages:
    """What an engine has read of a document before: what it is, and the pages that it read, without their pictures."""

    document: Document
    pages: tuple[Page, ...]


class PageKeeper(Protocol):
    """Keeps pages under the version of the engine that reads them."""

    @property
    def wants_images(self) -> bool:
        """Whether it keeps pictures of the pages too."""
        ...

    async def kept(self, engine_version: str) -> KeptPages | None:
        """What is there; None when nothing is, or nothing that may be used."""
        ...

    async def keep_document(self, engine_version: str, document: Document) -> None:
        """Keeps what the document is. Comes before its pages."""
        ...

    async def keep_page(self, engine_version: str, page: Page) -> None:
        """Keeps a page and its picture."""
        ...


class NothingKept:
    """The keeper of a document that is read without being stored."""

    wants_images = False

    async def kept(self, engine_version: str) -> None:
        """Nothing is ever there."""

    async def keep_document(self, engine_version: str, document: Document) -> None:
        """Keeps nothing."""

    async def keep_page(self, engine_version: str, page: Page) -> None:
        """Keeps nothing."""
