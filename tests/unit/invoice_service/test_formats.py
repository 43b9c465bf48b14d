"""The kind of a file is found from its first bytes."""

import pytest

from invoice_service.formats import MEDIA_TYPES, sniff
from invoicemesh.ocr.v1.document_pb2 import DocumentFormat


@pytest.mark.parametrize(
    ("head", "format_"),
    [
        (b"\xff\xd8\xff\xe0rest", DocumentFormat.DOCUMENT_FORMAT_JPEG),
        (b"\x89PNG\r\n\x1a\nrest", DocumentFormat.DOCUMENT_FORMAT_PNG),
        (b"%PDF-1.7\n", DocumentFormat.DOCUMENT_FORMAT_PDF),
        (b"some bytes before the header\n%PDF-1.4\n", DocumentFormat.DOCUMENT_FORMAT_PDF),
        (b"<?xml version='1.0'?>", None),
        (b"MZ\x90\x00", None),
        (b"\x89PNG\n", None),
        (b"x" * 1020 + b"%PDF-1.4", None),
        (b"", None),
    ],
)
def test_a_format_is_known_by_its_beginning_and_nothing_else(
    head: bytes, format_: DocumentFormat.ValueType | None
) -> None:
    assert sniff(head) == format_


def test_every_format_of_the_contract_has_a_media_type() -> None:
    assert set(MEDIA_TYPES) == set(DocumentFormat.values()) - {DocumentFormat.DOCUMENT_FORMAT_UNSPECIFIED}
