"""The kind of a file is found from its first bytes."""

import pytest

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.document_format import document_format

UBL = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>'


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0rest", "JPEG"),
        (b"\x89PNG\r\n\x1a\nrest", "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xef\xbb\xbfsome bytes before the header\n%PDF-1.4\n", "PDF"),
        (b"II*\x00rest", "TIFF"),
        (b"MM\x00*rest", "TIFF"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WEBP"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"),
        (b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1heic", "HEIC"),
        (UBL.encode(), "XML"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- <Order> -->\n<ubl:CreditNote xmlns:ubl="urn">', "XML"),
        (f"<?xml version='1.0' encoding='utf-16'?>{UBL}".encode("utf-16"), "XML"),
        (b'<?xml-stylesheet href="x"?><rsm:CrossIndustryInvoice xmlns:rsm="urn">', "XML"),
    ],
)
def test_a_format_is_known_by_its_beginning(head: bytes, kind: str) -> None:
    assert document_format(head) == DocumentFormat.Value(f"DOCUMENT_FORMAT_{kind}")


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"MZ\x90\x00",
        b"\x89PNG\n",
        b"x" * 1020 + b"%PDF-1.4",
        b"RIFF\x00\x00\x00\x00WAVEfmt ",
        b"\x00\x00\x00\x18ftypisom\x00\x00\x00\x00isomavc1",
        b"\x00\x00\x00\x18ftypmif1\x00\x00\x00\x00mif1avif",
        b"<?xml version='1.0'?><Order/>",
        b"<!-- <Invoice> -->",
        b"<InvoiceList>",
        b"<html><Invoice>",
    ],
)
def test_anything_else_is_no_document(head: bytes) -> None:
    assert document_format(head) is None
