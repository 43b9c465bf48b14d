"""Tells what kind of file a document is by its content; names and stated media types play no part."""

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.errors import ServiceError

SUPPORTED_FORMATS = (
    DocumentFormat.DOCUMENT_FORMAT_JPEG,
    DocumentFormat.DOCUMENT_FORMAT_PNG,
    DocumentFormat.DOCUMENT_FORMAT_PDF,
)

_JPEG = b"\xff\xd8\xff"
_PNG = b"\x89PNG\r\n\x1a\n"
_PDF = b"%PDF-"
# Readers take a PDF with this much in front of its header (ISO 32000-1, annex H.3.4.1).
SNIFFED_BYTES = 1024

# What is not supported but can be named, so that whoever sent it knows what was sent.
_OTHERS = (
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"<?xml", "XML"),
    (b"\xef\xbb\xbf<?xml", "XML"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
)


def format_of(head: bytes) -> DocumentFormat.ValueType:
    """The format of the file that begins with `head`, of which `SNIFFED_BYTES` suffice.

    Raises ServiceError DOCUMENT_EMPTY or DOCUMENT_TYPE_UNSUPPORTED.
    """
    if not head:
        raise ServiceError("DOCUMENT_EMPTY")
    if head.startswith(_JPEG):
        return DocumentFormat.DOCUMENT_FORMAT_JPEG
    if head.startswith(_PNG):
        return DocumentFormat.DOCUMENT_FORMAT_PNG
    if _PDF in head[:SNIFFED_BYTES]:
        return DocumentFormat.DOCUMENT_FORMAT_PDF
    raise _unsupported(head)


def _unsupported(head: bytes) -> ServiceError:
    if head[8:12] == b"WEBP":
        return ServiceError("DOCUMENT_TYPE_UNSUPPORTED", found="WebP")
    if head[4:8] == b"ftyp":
        return ServiceError("DOCUMENT_TYPE_UNSUPPORTED", found="HEIC or a video")
    for magic, name in _OTHERS:
        if head.startswith(magic):
            return ServiceError("DOCUMENT_TYPE_UNSUPPORTED", found=name)
    return ServiceError("DOCUMENT_TYPE_UNSUPPORTED")
