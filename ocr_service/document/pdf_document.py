"""A PDF file, opened by PDFium."""

from pathlib import Path
from types import TracebackType
from typing import Self

import pypdfium2
from pypdfium2 import raw as pdfium

from invoicemesh.ocr.v1.document_pb2 import Attachment, DocumentFormat
from mesh.errors import ServiceError
from ocr_service.document import poppler
from ocr_service.document.attachments import attachments_of
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.pdf_page import PdfPage
from ocr_service.document.poppler_document import PopplerPage


class PdfDocument:
    """Opens the file at `path`, with `password` where that is needed."""

    format = DocumentFormat.DOCUMENT_FORMAT_PDF

    def __init__(self, path: Path, limits: DocumentLimits, password: str) -> None:
        self._limits = limits
        # Poppler's programs would take a password where all users of the machine can read it.
        self._path = None if password or not poppler.is_available() else path
        self._pdf = _opened(path, password)
        try:
            self.page_count = len(self._pdf)
            if self.page_count == 0:
                raise ServiceError("DOCUMENT_DAMAGED", format="PDF")
            limits.check_pages(self.page_count)
        except ServiceError:
            self.close()
            raise

    def attachments(self) -> list[Attachment]:
        """The embedded files."""
        return attachments_of(self._pdf)

    def page(self, number: int) -> PdfPage | PopplerPage:
        """The page of this number, counted from 1. ServiceError PAGE_UNREADABLE when it is damaged."""
        try:
            return PdfPage(self._pdf, number, self._limits, self._path)
        except pypdfium2.PdfiumError as damage:
            if self._path is not None:
                return PopplerPage(self._path, number, self._limits)
            raise ServiceError("PAGE_UNREADABLE", page=number) from damage

    def close(self) -> None:
        """Closes the file; its pages cannot be used after that."""
        self._pdf.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _opened(path: Path, password: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(path, password=password or None)
    except pypdfium2.PdfiumError as failure:
        if failure.err_code != pdfium.FPDF_ERR_PASSWORD:
            raise ServiceError("DOCUMENT_DAMAGED", format="PDF") from failure
        raise ServiceError("PASSWORD_WRONG" if password else "DOCUMENT_ENCRYPTED") from None
