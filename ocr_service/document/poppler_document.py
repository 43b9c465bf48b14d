"""A PDF file, or one page of it, that PDFium cannot open and Poppler can: pictures without a text layer."""

from pathlib import Path
from types import TracebackType
from typing import Self

from invoicemesh.ocr.v1.document_pb2 import Attachment, DocumentFormat
from mesh.errors import ServiceError
from ocr_service.document import poppler
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.resolution import pixels_of
from ocr_service.document.source_page import TextLayer
from ocr_service.geometry import Box
from ocr_service.picture import Picture, enlarged_part


class PopplerDocument:
    """Opens the file at `path`. ServiceError DOCUMENT_DAMAGED or DOCUMENT_TOO_MANY_PAGES."""

    format = DocumentFormat.DOCUMENT_FORMAT_PDF

    def __init__(self, path: Path, limits: DocumentLimits) -> None:
        self._path = path
        self._limits = limits
        try:
            self.page_count = poppler.page_count(path)
        except poppler.PopplerError as damage:
            raise ServiceError("DOCUMENT_DAMAGED", format="PDF") from damage
        if self.page_count == 0:
            raise ServiceError("DOCUMENT_DAMAGED", format="PDF")
        limits.check_pages(self.page_count)

    def attachments(self) -> list[Attachment]:
        """None: what is embedded in a damaged file is not trusted."""
        return []

    def page(self, number: int) -> "PopplerPage":
        """The page of this number, counted from 1. ServiceError PAGE_UNREADABLE when it is damaged."""
        if not 1 <= number <= self.page_count:
            raise IndexError(number)
        return PopplerPage(self._path, number, self._limits)

    def close(self) -> None:
        """Nothing: the file is opened for each page."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


class PopplerPage:
    """The page, upright as the file says. ServiceError PAGE_UNREADABLE when Poppler finds none."""

    renderer = poppler.RENDERER

    def __init__(self, path: Path, number: int, limits: DocumentLimits) -> None:
        self.number = number
        self._path = path
        self._limits = limits
        try:
            size = poppler.page_size(path, number)
        except poppler.PopplerError as damage:
            raise ServiceError("PAGE_UNREADABLE", page=number) from damage
        self.rotation = size.rotation
        self.width, self.height = pixels_of(size.width, size.height)

    def text_layer(self) -> TextLayer | None:
        """None: who cannot draw a page does not trust its text."""
        return None

    def picture(self) -> Picture:
        """The page drawn at 200 dots per inch, fewer for a huge one."""
        try:
            return poppler.drawn(self._path, self.number, self._limits, width=self.width, height=self.height)
        except poppler.PopplerError as damage:
            raise ServiceError("PAGE_UNREADABLE", page=self.number) from damage

    def closer(self, part: Box, zoom: int) -> Picture:
        """The part of the drawn page, enlarged."""
        return enlarged_part(self.picture(), part, zoom)
