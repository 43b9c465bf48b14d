"""Opens a file as the document that its content says it is, within the limits."""

from pathlib import Path

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.document_format import SNIFFED_BYTES
from mesh.errors import ServiceError
from ocr_service.document import poppler
from ocr_service.document.format import format_of
from ocr_service.document.image_document import ImageDocument
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.pdf_document import PdfDocument
from ocr_service.document.poppler_document import PopplerDocument
from ocr_service.document.source_document import SourceDocument
from ocr_service.document.xml_document import XmlDocument


def open_document(path: Path, limits: DocumentLimits, password: str = "") -> SourceDocument:
    """The open document.

    Raises ServiceError DOCUMENT_EMPTY, DOCUMENT_TYPE_UNSUPPORTED, DOCUMENT_TOO_LARGE, DOCUMENT_TOO_MANY_PAGES,
    DOCUMENT_TOO_MANY_PIXELS, DOCUMENT_DAMAGED, DOCUMENT_ENCRYPTED or PASSWORD_WRONG.
    """
    limits.check_bytes(path.stat().st_size)
    with path.open("rb") as file:
        kind = format_of(file.read(SNIFFED_BYTES))
    if kind == DocumentFormat.DOCUMENT_FORMAT_PDF:
        return _pdf(path, limits, password)
    if kind == DocumentFormat.DOCUMENT_FORMAT_XML:
        return XmlDocument(path, limits)
    return ImageDocument(path, kind, limits)


def _pdf(path: Path, limits: DocumentLimits, password: str) -> SourceDocument:
    try:
        return PdfDocument(path, limits, password)
    except ServiceError as refusal:
        if refusal.reason != "DOCUMENT_DAMAGED" or not poppler.is_available():
            raise
    return PopplerDocument(path, limits)
