import pytest

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.errors import ServiceError
from ocr_service.document.format import format_of


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", DocumentFormat.DOCUMENT_FORMAT_JPEG),
        (b"\x89PNG\r\n\x1a\n\x00\x00", DocumentFormat.DOCUMENT_FORMAT_PNG),
        (b"%PDF-1.7\n", DocumentFormat.DOCUMENT_FORMAT_PDF),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", DocumentFormat.DOCUMENT_FORMAT_PDF),
    ],
)
def test_a_format_is_known_by_its_first_bytes(head: bytes, expected: int) -> None:
    assert format_of(head) == expected


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"II*\x00", "TIFF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"\x00\x00\x00\x18ftypheic", "HEIC or a video"),
        (b"PK\x03\x04", "a ZIP archive or an Office document"),
        (b"<?xml version='1.0'?>", "XML"),
    ],
)
def test_a_known_format_that_is_not_supported_is_named(head: bytes, found: str) -> None:
    with pytest.raises(ServiceError) as refusal:
        format_of(head)
    assert refusal.value.reason == "DOCUMENT_TYPE_UNSUPPORTED"
    assert refusal.value.facts == {"found": found}


@pytest.mark.parametrize("head", [b"hello", b"\xff\xd8", b"x" * 1100 + b"%PDF-1.4"[:5]])
def test_what_looks_like_no_format_is_refused(head: bytes) -> None:
    with pytest.raises(ServiceError) as refusal:
        format_of(head[:1024])
    assert refusal.value.reason == "DOCUMENT_TYPE_UNSUPPORTED"


def test_nothing_is_an_empty_document() -> None:
    with pytest.raises(ServiceError) as refusal:
        format_of(b"")
    assert refusal.value.reason == "DOCUMENT_EMPTY"
