"""An open document, whatever its format."""

from types import TracebackType
from typing import Protocol, Self

from invoicemesh.ocr.v1.document_pb2 import Attachment, DocumentFormat
from ocr_service.document.source_page import SourcePage


class SourceDocument(Protocol):
    """Holds its file open until it is closed; a context manager that closes it."""

    format: DocumentFormat.ValueType
    page_count: int

    def attachments(self) -> list[Attachment]:
        """The files that are embedded in it."""

    def page(self, number: int) -> SourcePage:
        """The page of this number, counted from 1. ServiceError PAGE_UNREADABLE when it is damaged."""

    def close(self) -> None:
        """Gives back the file and what was made of it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None: ...
