"""Tells what kind of file a document is by its first bytes; names and stated media types play no part."""

import re

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat

# So many bytes suffice; what stands before the root of an XML document may take a while.
SNIFFED_BYTES = 4096
# Readers take a PDF with this much in front of its header (ISO 32000-1, annex H.3.4.1).
_PDF_HEADER_WITHIN = 1024

_BEGINNINGS = (
    (b"\xff\xd8\xff", DocumentFormat.DOCUMENT_FORMAT_JPEG),
    (b"\x89PNG\r\n\x1a\n", DocumentFormat.DOCUMENT_FORMAT_PNG),
    (b"II*\x00", DocumentFormat.DOCUMENT_FORMAT_TIFF),
    (b"MM\x00*", DocumentFormat.DOCUMENT_FORMAT_TIFF),
)
# The brands of pictures compressed with HEVC; `mif1` says only what the container is, so others must follow.
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis"})
_ANY_HEIF_BRAND = b"mif1"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# The root elements of UBL and of UN/CEFACT's cross industry invoice, the latter in its present and its first form.
_E_INVOICE = re.compile(
    r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*"
    r"<(?:[\w.-]+:)?(?:Invoice|CreditNote|CrossIndustryInvoice|CrossIndustryDocument)[\s>/]",
    re.DOTALL,
)


def document_format(head: bytes) -> DocumentFormat.ValueType | None:
    """The format of the file that begins with `head`, of which `SNIFFED_BYTES` suffice; None for any other."""
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return DocumentFormat.DOCUMENT_FORMAT_WEBP
    if head[4:8] == b"ftyp" and _is_heic(head):
        return DocumentFormat.DOCUMENT_FORMAT_HEIC
    if b"%PDF-" in head[:_PDF_HEADER_WITHIN]:
        return DocumentFormat.DOCUMENT_FORMAT_PDF
    if _is_e_invoice(head[:SNIFFED_BYTES]):
        return DocumentFormat.DOCUMENT_FORMAT_XML
    return None


def _is_heic(head: bytes) -> bool:
    length = int.from_bytes(head[:4], "big")
    brands = [head[start : start + 4] for start in (8, *range(16, min(length, len(head)), 4))]
    return brands[0] in _HEIC_BRANDS or (brands[0] == _ANY_HEIF_BRAND and not _HEIC_BRANDS.isdisjoint(brands))


def _is_e_invoice(head: bytes) -> bool:
    text = head.decode("utf-16" if head.startswith(_UTF_16_MARKS) else "utf-8", errors="ignore")
    return _E_INVOICE.match(text) is not None
