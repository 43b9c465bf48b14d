"""Workers that die, hang or are no longer wanted cost a page a retry at most, and never the service."""

import asyncio
import os
import signal

import pytest

from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeResponse
from ocr_service.settings import OcrSettings
from tests.integration.ocr_service.harness import (
    Stub,
    failures,
    pages,
    recognize,
    requests,
    running,
    texts,
    worker_pids,
)
from tests.unit.ocr_service.documents import image, pdf, picture_of, text

# A page that takes seconds.
SLOW = image(picture_of(*["The quick brown fox jumps over the lazy dog, 1,234.50 EUR"] * 45, size=(1400, 3700)), "PNG")
QUICK = pdf(text("Invoice number 4711"))


async def _gone(pid: int) -> None:
    while pid in worker_pids():  # noqa: ASYNC110 — processes set no events.
        await asyncio.sleep(0.02)


async def _begun(stub: Stub) -> asyncio.Task[list[RecognizeResponse]]:
    """A call whose page is being read."""
    call = stub.Recognize(requests(SLOW), timeout=60)
    first = await anext(aiter(call))
    assert first.HasField("document")

    async def rest() -> list[RecognizeResponse]:
        return [response async for response in call]

    reading = asyncio.create_task(rest())
    await asyncio.sleep(0.2)
    assert not reading.done()
    return reading


async def test_workers_may_run_on_every_core(ocr: Stub) -> None:
    """Runtimes pin their threads: each worker to the first core, which all of them would share."""
    reading = await _begun(ocr)
    (worker,) = worker_pids()
    seen = set()
    while not reading.done():
        seen.add(frozenset(os.sched_getaffinity(worker)))
        await asyncio.sleep(0.02)
    assert seen == {frozenset(os.sched_getaffinity(0))}
    await reading


async def test_a_page_whose_worker_is_killed_is_read_by_another(ocr: Stub) -> None:
    reading = await _begun(ocr)
    (killed,) = worker_pids()
    os.kill(killed, signal.SIGKILL)
    page, summary = await reading
    assert len(page.page.lines) == 45
    assert summary.summary.pages_failed == 0
    assert killed not in worker_pids()


async def test_a_page_that_takes_too_long_fails_and_the_next_document_is_read(settings: OcrSettings) -> None:
    async with running(settings.model_copy(update={"page_timeout_seconds": 0.5})) as stub:
        responses = await recognize(stub, SLOW)
        assert failures(responses)[1].reason == "TIME_LIMIT"
        assert texts(pages(await recognize(stub, QUICK))[1]) == ["Invoice number 4711"]


async def test_a_cancelled_call_frees_its_worker_within_a_second(ocr: Stub) -> None:
    reading = await _begun(ocr)
    (busy,) = worker_pids()
    reading.cancel()
    await asyncio.wait_for(_gone(busy), 1)
    assert texts(pages(await recognize(ocr, QUICK))[1]) == ["Invoice number 4711"]
    with pytest.raises(asyncio.CancelledError):
        await reading


async def test_a_worker_that_is_soon_done_survives_the_cancellation(ocr: Stub) -> None:
    before = worker_pids()
    call = ocr.Recognize(requests(QUICK), timeout=60)
    await anext(aiter(call))
    call.cancel()
    await asyncio.sleep(0.3)
    assert worker_pids() == before
    assert (await recognize(ocr, QUICK))[-1].summary.pages_read == 1


async def test_a_small_document_does_not_wait_for_large_ones(ocr: Stub) -> None:
    scan = picture_of(*["The quick brown fox jumps over the lazy dog"] * 4)
    large = image(scan, "TIFF", save_all=True, append_images=[scan] * 4)
    pages_read = 0

    async def read_large() -> None:
        nonlocal pages_read
        async for response in ocr.Recognize(requests(large), timeout=120):
            pages_read += response.HasField("page")

    reading = [asyncio.create_task(read_large()) for _ in range(4)]
    while pages_read == 0:  # noqa: ASYNC110 — a page of any of them.
        await asyncio.sleep(0.02)
    before = pages_read
    assert texts(pages(await recognize(ocr, QUICK))[1]) == ["Invoice number 4711"]
    # By the order of arrival, the pages that four calls have asked for would come before each of its two steps.
    assert pages_read - before <= 5
    await asyncio.gather(*reading)
    assert pages_read == 20
