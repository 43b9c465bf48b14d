"""What documents are given out as."""

from invoice_service.records.formats import MEDIA_TYPES
from invoicemesh.ocr.v1.document_pb2 import DocumentFormat


def test_every_format_of_the_contract_has_a_media_type() -> None:
    assert set(MEDIA_TYPES) == set(DocumentFormat.values()) - {DocumentFormat.DOCUMENT_FORMAT_UNSPECIFIED}
