from pathlib import Path

import pytest

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.errors import ServiceError
from ocr_service.document.attachments import MAX_ATTACHMENT_BYTES
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.opening import open_document
from tests.unit.ocr_service.documents import LIMITS, stored

CONTENT = b"<?xml version='1.0'?><Invoice xmlns='urn:x'/>"


def test_an_e_invoice_has_no_pages_and_itself_as_its_attachment(tmp_path: Path) -> None:
    with open_document(stored(tmp_path, CONTENT), LIMITS) as document:
        assert (document.format, document.page_count) == (DocumentFormat.DOCUMENT_FORMAT_XML, 0)
        (attachment,) = document.attachments()
        assert attachment.content == CONTENT
        assert attachment.media_type == "application/xml"
        with pytest.raises(IndexError):
            document.page(1)


def test_an_e_invoice_beyond_what_an_attachment_holds_is_refused(tmp_path: Path) -> None:
    limits = DocumentLimits(max_bytes=2**30, max_pages=1, max_pixels=1)
    with pytest.raises(ServiceError) as refusal:
        open_document(stored(tmp_path, CONTENT + bytes(MAX_ATTACHMENT_BYTES)), limits)
    assert refusal.value.reason == "DOCUMENT_TOO_LARGE"
    assert refusal.value.facts["limit_bytes"] == MAX_ATTACHMENT_BYTES
