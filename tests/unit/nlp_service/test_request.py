import pytest

from invoicemesh.nlp.v1.nlp_service_pb2 import ExtractInvoiceRequest, ExtractOptions
from invoicemesh.ocr.v1.document_pb2 import Attachment, Line, Page, Word
from invoicemesh.ocr.v1.region_reading_pb2 import RegionReading
from mesh.errors import ServiceError
from nlp_service.request import RequestCollector
from nlp_service.settings import NlpSettings

OPTIONS = ExtractInvoiceRequest(options=ExtractOptions())


def _page(number: int, words: int = 1) -> ExtractInvoiceRequest:
    line = Line(words=[Word(text="x") for _ in range(words)])
    return ExtractInvoiceRequest(page=Page(number=number, lines=[line], image_webp=b"picture"))


def _collect(*messages: ExtractInvoiceRequest, max_pages: int = 2, max_words: int = 5) -> RequestCollector:
    collector = RequestCollector(NlpSettings(max_pages=max_pages, max_words=max_words, max_attachment_bytes=10))
    for message in messages:
        collector.add(message)
    return collector


def _reason(*messages: ExtractInvoiceRequest) -> str:
    with pytest.raises(ServiceError) as caught:
        _collect(*messages).job()
    return caught.value.reason


def test_pages_are_kept_in_the_order_of_their_numbers_without_their_pictures() -> None:
    job = _collect(OPTIONS, _page(2), _page(1)).job()
    pages = [Page.FromString(page) for page in job.pages]
    assert [page.number for page in pages] == [1, 2]
    assert not any(page.image_webp for page in pages)


def test_more_places_read_again_than_ocr_reads_in_one_call_are_refused() -> None:
    again = ExtractInvoiceRequest(second_reading=RegionReading(text="119.00"))
    assert len(_collect(OPTIONS, *[again] * 200).job().second_readings) == 200
    assert _reason(OPTIONS, *[again] * 201) == "REQUEST_INVALID"


def test_a_request_that_names_no_engine_takes_the_default() -> None:
    assert _collect(OPTIONS).job().engine == "local"


def test_the_options_come_first() -> None:
    assert _reason(_page(1)) == "REQUEST_INVALID"


def test_the_options_come_once() -> None:
    assert _reason(OPTIONS, OPTIONS) == "REQUEST_INVALID"


def test_an_empty_stream_is_refused() -> None:
    assert _reason() == "REQUEST_INVALID"


@pytest.mark.parametrize("number", [0, -1])
def test_pages_count_from_1(number: int) -> None:
    assert _reason(OPTIONS, _page(number)) == "REQUEST_INVALID"


def test_a_page_comes_once() -> None:
    assert _reason(OPTIONS, _page(1), _page(1)) == "REQUEST_INVALID"


def test_too_many_pages_are_refused_with_the_limit() -> None:
    with pytest.raises(ServiceError) as caught:
        _collect(OPTIONS, _page(1), _page(2), _page(3))
    assert (caught.value.reason, caught.value.facts["limit_pages"]) == ("TEXT_TOO_LARGE", 2)


def test_too_many_words_are_refused_with_the_limit() -> None:
    with pytest.raises(ServiceError) as caught:
        _collect(OPTIONS, _page(1, words=6))
    assert (caught.value.reason, caught.value.facts["limit_words"]) == ("TEXT_TOO_LARGE", 5)


def test_too_large_attachments_are_refused() -> None:
    assert _reason(OPTIONS, ExtractInvoiceRequest(attachment=Attachment(content=b"x" * 11))) == "REQUEST_INVALID"


def test_an_engine_that_is_not_there_is_refused() -> None:
    assert _reason(ExtractInvoiceRequest(options=ExtractOptions(engine="oracle"))) == "ENGINE_UNAVAILABLE"
