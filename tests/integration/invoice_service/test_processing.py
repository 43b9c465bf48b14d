"""What goes wrong with a document or behind the service ends in a record, or in FAILED with its reason."""

import asyncio
from pathlib import Path

import pytest

from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    CancelProcessingRequest,
    GetPageRequest,
    Priority,
    ReprocessInvoiceRequest,
)
from mesh.errors import ServiceError
from tests.integration.invoice_service.harness import PDF, Bench, refused

READY = InvoiceState.INVOICE_STATE_READY
NEEDS_REVIEW = InvoiceState.INVOICE_STATE_NEEDS_REVIEW
FAILED = InvoiceState.INVOICE_STATE_FAILED


async def reprocess(bench: Bench, invoice_id: str, *, password: str = "", read_anew: bool = False) -> None:
    await bench.stub.ReprocessInvoice(
        ReprocessInvoiceRequest(invoice_id=invoice_id, password=password, read_anew=read_anew)
    )


async def test_an_unsure_record_needs_a_review(idle_bench: Bench) -> None:
    idle_bench.nlp.confidence = 0.7
    await idle_bench.start()
    assert (await idle_bench.processed()).state == NEEDS_REVIEW


async def test_the_threshold_is_a_setting(idle_bench: Bench) -> None:
    idle_bench.nlp.confidence = 0.7
    await idle_bench.start(sure_from=0.6)
    assert (await idle_bench.processed()).state == READY


async def test_a_page_that_fails_leaves_the_others(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count, idle_bench.ocr.unreadable = 3, {2}
    await idle_bench.start()
    invoice = await idle_bench.processed()
    assert invoice.state == NEEDS_REVIEW
    assert [(failure.page, failure.reason) for failure in invoice.page_failures] == [(2, "PAGE_UNREADABLE")]
    assert [finding.rule_id for finding in invoice.findings] == ["PAGE-UNREADABLE", "SUPPLIER-NEW"]
    assert (await idle_bench.stub.GetPage(GetPageRequest(invoice_id=invoice.id, page=3))).page.number == 3
    async with refused("PAGE_NOT_FOUND"):
        await idle_bench.stub.GetPage(GetPageRequest(invoice_id=invoice.id, page=2))


async def test_reprocessing_asks_for_the_failed_page_only(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count, idle_bench.ocr.unreadable = 3, {2}
    await idle_bench.start()
    invoice = await idle_bench.processed()
    idle_bench.ocr.unreadable = set()
    await reprocess(idle_bench, invoice.id)
    assert (await idle_bench.settled(invoice.id)).state == READY
    assert list(idle_bench.ocr.calls[1].pages) == [2]


async def test_reading_anew_asks_for_every_page(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count = 2
    await idle_bench.start()
    invoice = await idle_bench.processed()
    await reprocess(idle_bench, invoice.id, read_anew=True)
    await idle_bench.settled(invoice.id)
    assert [list(call.pages) for call in idle_bench.ocr.calls] == [[], []]


async def test_a_document_without_a_readable_page_fails(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count, idle_bench.ocr.unreadable = 2, {1, 2}
    await idle_bench.start()
    invoice = await idle_bench.processed()
    assert (invoice.state, invoice.failure.reason) == (FAILED, "DOCUMENT_UNREADABLE")
    assert "2" in invoice.failure.message


@pytest.mark.parametrize(
    "refusal",
    [
        ServiceError("DOCUMENT_DAMAGED"),
        ServiceError("DOCUMENT_TOO_MANY_PAGES", pages=51, limit_pages=50),
        ServiceError("DOCUMENT_TOO_MANY_PIXELS", limit_pixels=100),
    ],
    ids=lambda refusal: refusal.reason,
)
async def test_a_refusal_of_the_ocr_service_is_the_failure_of_the_invoice(
    idle_bench: Bench, refusal: ServiceError
) -> None:
    idle_bench.ocr.refusals = [refusal]
    await idle_bench.start()
    invoice = await idle_bench.processed()
    assert (invoice.state, invoice.failure.reason) == (FAILED, refusal.reason)
    assert invoice.failure.message
    assert len(idle_bench.ocr.calls) == 1


async def test_too_much_text_is_the_failure_of_the_invoice(idle_bench: Bench) -> None:
    idle_bench.nlp.refusals = [ServiceError("TEXT_TOO_LARGE", words=9, limit_words=8)]
    await idle_bench.start()
    assert (await idle_bench.processed()).failure.reason == "TEXT_TOO_LARGE"


async def test_a_password_opens_an_encrypted_document_and_is_kept_nowhere(
    idle_bench: Bench, capfd: pytest.CaptureFixture[str]
) -> None:
    password = "correct horse battery"
    idle_bench.ocr.password = password
    await idle_bench.start()
    invoice = await idle_bench.processed()
    assert invoice.failure.reason == "DOCUMENT_ENCRYPTED"

    await reprocess(idle_bench, invoice.id, password="wrong")
    assert (await idle_bench.settled(invoice.id)).failure.reason == "PASSWORD_WRONG"

    await reprocess(idle_bench, invoice.id, password=password)
    assert (await idle_bench.settled(invoice.id)).state == READY

    assert not files_with(idle_bench.folder, password.encode())
    assert password not in "".join(capfd.readouterr())
    assert password not in repr(idle_bench.settings)


async def test_a_password_is_used_even_when_every_worker_is_busy(idle_bench: Bench) -> None:
    idle_bench.ocr.password = "secret"
    await idle_bench.start(workers=1)
    encrypted = await idle_bench.processed()
    blocked = asyncio.Event()

    async def block(_page: int) -> None:
        await blocked.wait()

    idle_bench.ocr.before_page, idle_bench.ocr.password = block, ""
    busy = await idle_bench.upload(b"%PDF-1.7 another")
    await idle_bench.ocr.called(times=2)
    idle_bench.ocr.password = "secret"
    await reprocess(idle_bench, encrypted.id, password="secret")
    await idle_bench.ocr.called(times=3)
    blocked.set()
    assert (await idle_bench.settled(encrypted.id)).state == READY
    assert (await idle_bench.settled(busy.invoice.id)).state == READY


async def test_a_busy_or_broken_service_is_asked_again(idle_bench: Bench) -> None:
    idle_bench.ocr.refusals = [ServiceError("BUSY", retry_after=0.05), ServiceError("INTERNAL")]
    idle_bench.nlp.refusals = [ServiceError("ENGINE_UNAVAILABLE")]
    await idle_bench.start()
    assert (await idle_bench.processed()).state == READY
    assert (len(idle_bench.ocr.calls), len(idle_bench.nlp.calls)) == (3, 2)


@pytest.mark.parametrize(
    ("refusal", "reason"),
    [
        (ServiceError("BUSY"), "DEPENDENCY_UNAVAILABLE"),
        (ServiceError("ENGINE_UNAVAILABLE", engine="fake"), "ENGINE_UNAVAILABLE"),
    ],
)
async def test_patience_ends(idle_bench: Bench, refusal: ServiceError, reason: str) -> None:
    idle_bench.ocr.refusals = [refusal] * 100
    await idle_bench.start(peer_tries=2, run_tries=2)
    invoice = await idle_bench.processed()
    assert (invoice.state, invoice.failure.reason) == (FAILED, reason)
    assert len(idle_bench.ocr.calls) == 4


async def test_an_ocr_service_that_goes_half_way_is_asked_for_the_rest(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count = 4

    async def break_once(number: int) -> None:
        if number == 3:
            idle_bench.ocr.before_page = nothing
            raise ServiceError("DEPENDENCY_UNAVAILABLE")

    idle_bench.ocr.before_page = break_once
    await idle_bench.start()
    assert (await idle_bench.processed()).state == READY
    assert [list(call.pages) for call in idle_bench.ocr.calls] == [[], [3, 4]]
    assert [page.number for page in idle_bench.nlp.pages[0]] == [1, 2, 3, 4]


async def nothing(_page: int) -> None:
    pass


async def test_work_waits_for_an_ocr_service_that_is_away(bench: Bench) -> None:
    await bench.stop_ocr()
    uploaded = await bench.upload()
    await asyncio.sleep(0.2)
    assert (await bench.get(uploaded.invoice.id)).state in {
        InvoiceState.INVOICE_STATE_RECEIVED,
        InvoiceState.INVOICE_STATE_PROCESSING,
    }
    await bench.start_ocr()
    assert (await bench.settled(uploaded.invoice.id)).state == READY


async def test_a_lost_original_fails_without_blame_for_the_others(idle_bench: Bench) -> None:
    await idle_bench.start(run_tries=1, workers=1)
    blocked = asyncio.Event()

    async def block(_page: int) -> None:
        await blocked.wait()

    idle_bench.ocr.before_page = block
    first = await idle_bench.upload(b"%PDF-1.7 first")
    lost = await idle_bench.upload(b"%PDF-1.7 lost")
    next(path for path in idle_bench.stored_files() if path.name == lost.invoice.document.sha256).unlink()
    last = await idle_bench.upload(b"%PDF-1.7 last")
    blocked.set()
    failure = (await idle_bench.settled(lost.invoice.id)).failure
    assert failure.reason == "INTERNAL"
    assert "request id " in failure.message
    assert (await idle_bench.settled(first.invoice.id)).state == READY
    assert (await idle_bench.settled(last.invoice.id)).state == READY


def files_with(folder: Path, content: bytes) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and content in path.read_bytes()]


async def test_cancelling_ends_the_run_and_its_calls(idle_bench: Bench) -> None:
    reached = asyncio.Event()

    async def hang(_page: int) -> None:
        reached.set()
        await asyncio.Event().wait()

    idle_bench.ocr.before_page = hang
    await idle_bench.start(lease_seconds=0.6)
    invoice = (await idle_bench.upload()).invoice
    await asyncio.wait_for(reached.wait(), 5)
    request = CancelProcessingRequest(invoice_id=invoice.id)
    cancelled = (await idle_bench.stub.CancelProcessing(request)).invoice
    assert (cancelled.state, cancelled.failure.reason) == (FAILED, "CANCELLED")
    await asyncio.wait_for(idle_bench.ocr.ended.wait(), 5)
    assert await idle_bench.get(invoice.id) == cancelled
    async with refused("STATE_NOT_ALLOWED"):
        await idle_bench.stub.CancelProcessing(request)


async def test_a_run_that_takes_too_long_ends_in_failed_and_can_be_made_again(idle_bench: Bench) -> None:
    async def hang(_page: int) -> None:
        await asyncio.Event().wait()

    usual, idle_bench.ocr.before_page = idle_bench.ocr.before_page, hang
    await idle_bench.start(run_seconds=0.3)
    failed = await idle_bench.processed()
    assert (failed.state, failed.failure.reason) == (FAILED, "TIME_LIMIT")
    assert "0.3 seconds" in failed.failure.message
    await asyncio.wait_for(idle_bench.ocr.ended.wait(), 5)
    idle_bench.ocr.before_page = usual
    await reprocess(idle_bench, failed.id)
    assert (await idle_bench.settled(failed.id)).state == READY


async def test_what_a_person_waits_for_overtakes_a_batch(idle_bench: Bench) -> None:
    opened, reached, order = asyncio.Event(), asyncio.Event(), list[bytes]()

    async def queue_up(_page: int) -> None:
        order.append(idle_bench.ocr.documents[-1][-1:])
        reached.set()
        await opened.wait()

    idle_bench.ocr.before_page = queue_up
    await idle_bench.start(workers=1)
    batch = [await idle_bench.upload(PDF + b"%d" % number, priority=Priority.PRIORITY_BATCH) for number in range(2)]
    await asyncio.wait_for(reached.wait(), 5)
    urgent = await idle_bench.upload(PDF + b"P")
    opened.set()
    for uploaded in (*batch, urgent):
        assert (await idle_bench.settled(uploaded.invoice.id)).state == READY
    assert order == [b"0", b"P", b"1"]
