"""The formats that are read, and the refusal of others by a name that tells what was sent."""

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.document_format import document_format
from mesh.errors import ServiceError

SUPPORTED_FORMATS = (
    DocumentFormat.DOCUMENT_FORMAT_JPEG,
    DocumentFormat.DOCUMENT_FORMAT_PNG,
    DocumentFormat.DOCUMENT_FORMAT_PDF,
    DocumentFormat.DOCUMENT_FORMAT_TIFF,
    DocumentFormat.DOCUMENT_FORMAT_WEBP,
    DocumentFormat.DOCUMENT_FORMAT_HEIC,
    DocumentFormat.DOCUMENT_FORMAT_XML,
)

# What is not supported but can be named, so that whoever sent it knows what was sent.
_OTHERS = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II+\x00", "BigTIFF"),
    (b"MM\x00+", "BigTIFF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"<?xml", "XML that is no invoice"),
    (b"\xef\xbb\xbf<?xml", "XML that is no invoice"),
    (b"{\\rtf", "RTF"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
)


def format_of(head: bytes) -> DocumentFormat.ValueType:
    """The format of the file that begins with `head`, of which `document_format.SNIFFED_BYTES` suffice.

    Raises ServiceError DOCUMENT_EMPTY or DOCUMENT_TYPE_UNSUPPORTED.
    """
    if not head:
        raise ServiceError("DOCUMENT_EMPTY")
    kind = document_format(head)
    if kind is None:
        raise _unsupported(head)
    return kind


def _unsupported(head: bytes) -> ServiceError:
    if head[4:8] == b"ftyp":
        return ServiceError("DOCUMENT_TYPE_UNSUPPORTED", found="AVIF or a video")
    for magic, name in _OTHERS:
        if head.startswith(magic):
            return ServiceError("DOCUMENT_TYPE_UNSUPPORTED", found=name)
    return ServiceError("DOCUMENT_TYPE_UNSUPPORTED")
