"""What kind of file a document is, found from its first bytes, and the media type it is given out with."""

from collections.abc import Mapping
from types import MappingProxyType

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat

# A PDF's header may stand anywhere in the first 1,024 bytes (ISO 32000-1, implementation note 13 of Annex H).
SNIFFED_BYTES = 1024

MEDIA_TYPES: Mapping[DocumentFormat.ValueType, str] = MappingProxyType(
    {
        DocumentFormat.DOCUMENT_FORMAT_JPEG: "image/jpeg",
        DocumentFormat.DOCUMENT_FORMAT_PNG: "image/png",
        DocumentFormat.DOCUMENT_FORMAT_PDF: "application/pdf",
    }
)


def sniff(head: bytes) -> DocumentFormat.ValueType | None:
    """The format of a file that begins with `head`, of which the first `SNIFFED_BYTES` count; None for any other."""
    if head.startswith(b"\xff\xd8\xff"):
        return DocumentFormat.DOCUMENT_FORMAT_JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return DocumentFormat.DOCUMENT_FORMAT_PNG
    if b"%PDF-" in head[:SNIFFED_BYTES]:
        return DocumentFormat.DOCUMENT_FORMAT_PDF
    return None
