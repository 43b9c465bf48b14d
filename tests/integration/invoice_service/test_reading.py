"""A document can be read without being kept, and the work ends with the call."""

import asyncio
import hashlib

import pytest

from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState, ProcessingStep
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    ListInvoicesRequest,
    ReadInvoiceRequest,
    ReadInvoiceResponse,
    ReadMetadata,
    ReadOptions,
)
from mesh.errors import ServiceError
from tests.integration.invoice_service.harness import PDF, Bench, refused


def read_requests(document: bytes = PDF, password: str = "", size_bytes: int = 0) -> list[ReadInvoiceRequest]:
    metadata = ReadMetadata(
        size_bytes=size_bytes or len(document),
        sha256=hashlib.sha256(document).hexdigest(),
        options=ReadOptions(nlp_engine="local"),
        password=password,
    )
    return [ReadInvoiceRequest(metadata=metadata), ReadInvoiceRequest(chunk=document)]


async def read(bench: Bench, requests: list[ReadInvoiceRequest]) -> list[ReadInvoiceResponse]:
    return [response async for response in bench.stub.ReadInvoice(iter(requests))]


async def test_a_document_is_read_with_progress_and_nothing_is_stored(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count, idle_bench.ocr.unreadable = 3, {2}
    await idle_bench.start()
    *progress, last = await read(idle_bench, read_requests())

    assert last.result.state == InvoiceState.INVOICE_STATE_NEEDS_REVIEW
    assert last.result.data.invoice_number == "2024-17"
    assert {reading.path for reading in last.result.readings} >= {"totals.gross"}
    assert [failure.page for failure in last.result.page_failures] == [2]
    assert [finding.rule_id for finding in last.result.findings] == ["PAGE-UNREADABLE"]
    assert "DUPLICATE" in last.result.checks_not_made
    document = last.result.document
    assert (document.page_count, document.size_bytes, document.media_type) == (3, len(PDF), "application/pdf")

    steps = [response.progress.step for response in progress]
    assert steps == sorted(steps)
    assert steps[-1] == ProcessingStep.PROCESSING_STEP_CHECKING
    assert [response.progress.pages_done for response in progress if response.progress.page_count][:4] == [0, 1, 2, 3]

    assert not idle_bench.ocr.calls[0].include_images
    assert (await idle_bench.stub.ListInvoices(ListInvoicesRequest())).invoices == []
    assert idle_bench.stored_files() == []


async def test_a_password_opens_an_encrypted_document(idle_bench: Bench) -> None:
    idle_bench.ocr.password = "secret"
    await idle_bench.start()
    async with refused("DOCUMENT_ENCRYPTED"):
        await read(idle_bench, read_requests())
    async with refused("PASSWORD_WRONG"):
        await read(idle_bench, read_requests(password="guess"))
    assert (await read(idle_bench, read_requests(password="secret")))[-1].HasField("result")


async def test_what_the_ocr_service_refuses_is_refused_with_its_reason(idle_bench: Bench) -> None:
    idle_bench.ocr.refusals = [ServiceError("DOCUMENT_TOO_MANY_PAGES", pages=51, limit_pages=50)]
    await idle_bench.start()
    async with refused("DOCUMENT_TOO_MANY_PAGES") as errors:
        await read(idle_bench, read_requests())
    assert errors[0].facts == {"pages": "51", "limit_pages": "50"}


@pytest.mark.parametrize(
    ("requests", "reason"),
    [
        (read_requests(b"hello"), "DOCUMENT_TYPE_UNSUPPORTED"),
        (read_requests(b""), "DOCUMENT_EMPTY"),
        (read_requests(size_bytes=7), "SIZE_MISMATCH"),
        (read_requests(size_bytes=2**40), "DOCUMENT_TOO_LARGE"),
    ],
)
async def test_bad_documents_are_refused_before_anybody_is_asked(
    bench: Bench, requests: list[ReadInvoiceRequest], reason: str
) -> None:
    async with refused(reason):
        await read(bench, requests)
    assert bench.ocr.calls == []


async def test_services_that_stay_away_are_named_with_a_time_to_come_back(bench: Bench) -> None:
    await bench.stop_ocr()
    async with refused("DEPENDENCY_UNAVAILABLE") as errors:
        await read(bench, read_requests())
    assert errors[0].retry_after


@pytest.mark.parametrize("how", ["cancel", "connection lost"])
async def test_a_cancelled_call_stops_the_ocr_within_a_second(idle_bench: Bench, how: str) -> None:
    reached = asyncio.Event()

    async def hang(_page: int) -> None:
        reached.set()
        await asyncio.Event().wait()

    idle_bench.ocr.before_page = hang
    await idle_bench.start()
    channel = idle_bench.new_channel()
    stub = type(idle_bench.stub)(channel)
    call = stub.ReadInvoice(iter(read_requests()))
    assert (await anext(aiter(call))).HasField("progress")
    await reached.wait()
    assert not idle_bench.ocr.ended.is_set()

    if how == "cancel":
        call.cancel()
    else:
        await channel.close()
    await asyncio.wait_for(idle_bench.ocr.ended.wait(), 1)
