import pickle

import pytest

from invoicemesh.ocr.v1.document_pb2 import Document, Page
from mesh.errors import ServiceError
from ocr_service.workers.answers import Fault, decode, encode


@pytest.mark.parametrize("answer", [Document(page_count=3), Page(number=2), Fault("ValueError at x.py:1")])
def test_answers_arrive_as_they_were_sent(answer: Document | Page | Fault) -> None:
    assert decode(encode(answer)) == answer


def test_an_error_arrives_with_its_facts() -> None:
    arrived = decode(encode(ServiceError("DOCUMENT_TOO_MANY_PAGES", limit_pages=50, pages=51)))
    assert isinstance(arrived, ServiceError)
    assert arrived.reason == "DOCUMENT_TOO_MANY_PAGES"
    assert arrived.facts == {"limit_pages": 50, "pages": 51}


@pytest.mark.parametrize("data", [b"", b"X", b"E{", b"E[]", b"E{}", b"E\xff", pickle.dumps(Fault("x"))])
def test_what_no_worker_sends_is_refused(data: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        decode(data)
