"""An e-invoice as bare XML: a document without pages, whose one attachment is the file itself."""

from pathlib import Path
from types import TracebackType
from typing import Self

from invoicemesh.ocr.v1.document_pb2 import Attachment, DocumentFormat
from ocr_service.document.attachments import MAX_ATTACHMENT_BYTES
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.source_page import SourcePage

_NAME = "invoice.xml"
_MEDIA_TYPE = "application/xml"


class XmlDocument:
    """The file at `path`. DOCUMENT_TOO_LARGE beyond what an attachment may hold; nothing here parses it."""

    format = DocumentFormat.DOCUMENT_FORMAT_XML
    page_count = 0

    def __init__(self, path: Path, limits: DocumentLimits) -> None:
        size = path.stat().st_size
        DocumentLimits(MAX_ATTACHMENT_BYTES, limits.max_pages, limits.max_pixels).check_bytes(size)
        self._content = path.read_bytes()

    def attachments(self) -> list[Attachment]:
        """The file."""
        return [Attachment(filename=_NAME, media_type=_MEDIA_TYPE, content=self._content)]

    def page(self, number: int) -> SourcePage:
        """IndexError: there is none."""
        raise IndexError(number)

    def close(self) -> None:
        """Nothing: the file is closed already."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
