"""The media types that documents are given out with."""

from collections.abc import Mapping
from types import MappingProxyType

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat

MEDIA_TYPES: Mapping[DocumentFormat.ValueType, str] = MappingProxyType(
    {
        DocumentFormat.DOCUMENT_FORMAT_JPEG: "image/jpeg",
        DocumentFormat.DOCUMENT_FORMAT_PNG: "image/png",
        DocumentFormat.DOCUMENT_FORMAT_PDF: "application/pdf",
        DocumentFormat.DOCUMENT_FORMAT_TIFF: "image/tiff",
        DocumentFormat.DOCUMENT_FORMAT_WEBP: "image/webp",
        DocumentFormat.DOCUMENT_FORMAT_HEIC: "image/heic",
        DocumentFormat.DOCUMENT_FORMAT_XML: "application/xml",
    }
)
