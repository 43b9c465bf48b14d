"""The real server on a free port, with its worker processes."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import TYPE_CHECKING

import grpc
import pytest

from invoicemesh.invoice.v1 import reading_pb2
from invoicemesh.nlp.v1.nlp_service_pb2 import (
    ExtractInvoiceRequest,
    ExtractInvoiceResponse,
    ExtractOptions,
    GetCapabilitiesRequest,
)
from invoicemesh.nlp.v1.nlp_service_pb2_grpc import NlpServiceStub
from invoicemesh.ocr.v1.document_pb2 import Line, Page, PageSource, Word
from invoicemesh.ocr.v1.geometry_pb2 import Point, Polygon
from invoicemesh.ocr.v1.region_reading_pb2 import RegionReading
from mesh.host import ServiceHost
from nlp_service.request import Job
from nlp_service.server import NAME, build
from nlp_service.settings import NlpSettings
from nlp_service.workers import WorkerPool

if TYPE_CHECKING:
    from invoicemesh.nlp.v1.nlp_service_pb2_grpc import NlpServiceAsyncStub

TEXTS = [
    (0.1, 0.05, "Acme Tools Ltd"),
    (0.6, 0.1, "Invoice No 4711"),
    (0.6, 0.12, "Invoice date 14 March 2024"),
    (0.6, 0.5, "Subtotal 100.00"),
    (0.6, 0.52, "VAT 20.00"),
    (0.6, 0.54, "Total £120.00"),
]


def _page(number: int = 1) -> Page:
    lines = []
    for left, top, text in TEXTS:
        x, words = left, []
        for part in text.split():
            right = x + 0.008 * len(part)
            corners = [
                Point(x=x, y=top),
                Point(x=right, y=top),
                Point(x=right, y=top + 0.012),
                Point(x=x, y=top + 0.012),
            ]
            words.append(Word(id=f"{number}.0", text=part, confidence=1, polygon=Polygon(points=corners)))
            x = right + 0.004
        lines.append(Line(words=words))
    return Page(number=number, width=707, height=1000, lines=lines)


def _requests(*pages: Page, engine: str = "") -> Iterator[ExtractInvoiceRequest]:
    yield ExtractInvoiceRequest(options=ExtractOptions(engine=engine))
    for page in pages:
        yield ExtractInvoiceRequest(page=page)


@pytest.fixture
async def nlp() -> AsyncIterator["NlpServiceAsyncStub"]:
    settings = NlpSettings(port=0, workers=1, max_pages=2, grace_seconds=0)
    service, lifespan = build(settings)
    async with (
        ServiceHost(NAME, settings, [service], lifespan=lifespan) as host,
        grpc.aio.insecure_channel(f"127.0.0.1:{host.port}") as channel,
    ):
        yield NlpServiceStub(channel)


async def _extract(nlp: "NlpServiceAsyncStub", *pages: Page, engine: str = "") -> ExtractInvoiceResponse:
    return await nlp.ExtractInvoice(_requests(*pages, engine=engine))


async def test_pages_become_a_record_with_readings(nlp: "NlpServiceAsyncStub") -> None:
    response = await _extract(nlp, _page())
    assert response.engine == "local"
    assert response.data.invoice_number == "4711"
    assert (response.data.totals.net.value, response.data.totals.gross.value) == ("100.00", "120.00")
    gross = next(reading for reading in response.readings if reading.path == "totals.gross")
    assert gross.source == reading_pb2.READING_SOURCE_TEXT_LAYER
    assert gross.value_regions[0].page == 1


async def test_a_misread_total_is_looked_at_again_and_then_proposed(nlp: "NlpServiceAsyncStub") -> None:
    page = _page()
    page.source = PageSource.PAGE_SOURCE_OCR
    total = page.lines[-1].words[-1]
    assert total.text == "£120.00"
    total.text = "£128.00"
    first = await _extract(nlp, page)
    # With 108.00 net or 28.00 of tax it would add up as well; the second look decides.
    assert {look.field_path for look in first.second_looks} == {"totals.gross", "totals.tax", "totals.net"}
    look = next(look for look in first.second_looks if look.field_path == "totals.gross")
    again = ExtractInvoiceRequest(second_reading=RegionReading(region=look.region, text="£120.00"))
    second = await nlp.ExtractInvoice(iter([*_requests(page), again]))
    gross = next(reading for reading in second.readings if reading.path == "totals.gross")
    assert gross.value == next(reading.value for reading in first.readings if reading.path == "totals.gross")
    assert (gross.alternatives[0].value, gross.alternatives[0].asked_for_by) == ("120.00", "BR-CO-15")


async def test_a_document_without_pages_gives_an_empty_record(nlp: "NlpServiceAsyncStub") -> None:
    response = await _extract(nlp)
    assert not response.data.ByteSize()
    assert response.readings


async def test_too_many_pages_are_refused(nlp: "NlpServiceAsyncStub") -> None:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await _extract(nlp, _page(1), _page(2), _page(3))
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert "at most 2" in (caught.value.details() or "")


async def test_an_unknown_engine_is_unavailable(nlp: "NlpServiceAsyncStub") -> None:
    with pytest.raises(grpc.aio.AioRpcError) as caught:
        await _extract(nlp, _page(), engine="oracle")
    assert caught.value.code() is grpc.StatusCode.UNAVAILABLE


async def test_capabilities_name_engines_languages_and_limits(nlp: "NlpServiceAsyncStub") -> None:
    answer = await nlp.GetCapabilities(GetCapabilitiesRequest())
    assert [(engine.name, engine.available) for engine in answer.engines] == [("local", True)]
    assert answer.default_engine == "local"
    assert "de" in answer.languages
    assert answer.limits.max_pages == 2


async def test_a_cancelled_extraction_ends_its_worker_and_the_next_one_works() -> None:
    pool = WorkerPool(1, max_waiting=4)
    await pool.start()
    try:
        dense = Page(number=1, width=707, height=1000, lines=[line for _ in range(3000) for line in _page().lines])
        slow = asyncio.create_task(pool.run(Job("local", b"", (dense.SerializeToString(),), ())))
        await asyncio.sleep(0.3)
        assert not slow.done()
        slow.cancel()
        with pytest.raises(asyncio.CancelledError):
            await slow
        answer = await asyncio.wait_for(pool.run(Job("local", b"", (_page().SerializeToString(),), ())), 30)
        assert ExtractInvoiceResponse.FromString(answer).data.invoice_number == "4711"
    finally:
        await pool.close()


async def test_a_job_that_fails_leaves_its_worker_alive() -> None:
    pool = WorkerPool(1, max_waiting=4)
    await pool.start()
    try:
        with pytest.raises(RuntimeError, match="DecodeError"):
            await pool.run(Job("local", b"\xff", (), ()))
        answer = await pool.run(Job("local", b"", (_page().SerializeToString(),), ()))
        assert ExtractInvoiceResponse.FromString(answer).data.invoice_number == "4711"
    finally:
        await pool.close()
