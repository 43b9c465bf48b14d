import pytest

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.errors import ServiceError
from ocr_service.document.format import SUPPORTED_FORMATS, format_of


def test_a_supported_format_is_told() -> None:
    assert format_of(b"%PDF-1.7\n") == DocumentFormat.DOCUMENT_FORMAT_PDF


def test_every_format_of_the_contract_is_supported() -> None:
    assert set(SUPPORTED_FORMATS) == set(DocumentFormat.values()) - {DocumentFormat.DOCUMENT_FORMAT_UNSPECIFIED}


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"GIF89a", "GIF"),
        (b"\x00\x00\x00\x18ftypisom", "AVIF or a video"),
        (b"PK\x03\x04", "a ZIP archive or an Office document"),
        (b"<?xml version='1.0'?><Order/>", "XML that is no invoice"),
    ],
)
def test_a_known_format_that_is_not_supported_is_named(head: bytes, found: str) -> None:
    with pytest.raises(ServiceError) as refusal:
        format_of(head)
    assert refusal.value.reason == "DOCUMENT_TYPE_UNSUPPORTED"
    assert refusal.value.facts == {"found": found}


@pytest.mark.parametrize("head", [b"hello", b"\xff\xd8"])
def test_what_looks_like_no_format_is_refused(head: bytes) -> None:
    with pytest.raises(ServiceError) as refusal:
        format_of(head)
    assert refusal.value.reason == "DOCUMENT_TYPE_UNSUPPORTED"


def test_nothing_is_an_empty_document() -> None:
    with pytest.raises(ServiceError) as refusal:
        format_of(b"")
    assert refusal.value.reason == "DOCUMENT_EMPTY"
