"""A document becomes a record, or nothing of it is kept."""

import asyncio
import subprocess
import sys
from typing import Any

import pytest

from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    ListInvoicesRequest,
    ReadOptions,
    UploadInvoiceRequest,
    UploadMetadata,
)
from invoicemesh.ocr.v1.document_pb2 import Attachment, DocumentFormat
from tests.integration.invoice_service.harness import PDF, Bench, refused, upload_requests
from tests.servers.child_process import ChildProcess


async def listed(bench: Bench) -> list[str]:
    return [invoice.id for invoice in (await bench.stub.ListInvoices(ListInvoicesRequest())).invoices]


async def test_an_upload_becomes_a_record(bench: Bench) -> None:
    uploaded = await bench.upload(filename="may.pdf", tags=["office", "paper"])
    assert uploaded.invoice.state == InvoiceState.INVOICE_STATE_RECEIVED
    assert not uploaded.already_existed

    invoice = await bench.settled(uploaded.invoice.id)
    assert invoice.state == InvoiceState.INVOICE_STATE_READY
    assert (invoice.data.invoice_number, invoice.data.totals.gross.value) == ("2024-17", "119.00")
    assert {reading.path for reading in invoice.readings} >= {"supplier.name", "totals.gross"}
    assert (invoice.document.filename, invoice.document.page_count) == ("may.pdf", 1)
    assert (invoice.document.format, invoice.document.media_type) == (
        DocumentFormat.DOCUMENT_FORMAT_PDF,
        "application/pdf",
    )
    assert list(invoice.tags) == ["office", "paper"]
    assert invoice.uploaded_by == "local admin"
    assert invoice.HasField("process_time")
    assert bench.ocr.documents == [PDF]


async def test_pages_and_attachments_reach_the_extraction_without_pictures(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count = 2
    idle_bench.ocr.attachments = [Attachment(filename="factur-x.xml", content=b"<x/>")]
    await idle_bench.start()
    await idle_bench.processed()
    (pages,), (attachments,) = idle_bench.nlp.pages, idle_bench.nlp.attachments
    assert [(page.number, page.image_webp) for page in pages] == [(1, b""), (2, b"")]
    assert [attachment.content for attachment in attachments] == [b"<x/>"]


async def test_options_reach_both_engines(bench: Bench) -> None:
    await bench.processed(options=ReadOptions(ocr_engine="fake", nlp_engine="openai", ignore_embedded=True))
    assert bench.ocr.calls[0].engine == "fake"
    assert (bench.nlp.calls[0].engine, bench.nlp.calls[0].ignore_embedded) == ("openai", True)


async def test_the_same_bytes_give_the_same_invoice(bench: Bench) -> None:
    first = await bench.processed()
    second = await bench.upload(filename="again.pdf")
    assert second.already_existed
    assert second.invoice.id == first.id
    assert await listed(bench) == [first.id]


async def test_a_duplicate_that_is_wanted_is_another_record_of_pages_read_once(bench: Bench) -> None:
    bench.nlp.is_numbering = False
    first = await bench.processed()
    second = await bench.processed(allow_duplicate=True)
    assert second.id != first.id
    assert second.data == first.data
    assert len(bench.ocr.calls) == 1
    assert sorted(await listed(bench)) == sorted([first.id, second.id])


@pytest.mark.parametrize(
    ("document", "metadata", "reason"),
    [
        (b"", {}, "DOCUMENT_EMPTY"),
        (b"PK\x03\x04 a spreadsheet", {}, "DOCUMENT_TYPE_UNSUPPORTED"),
        (PDF, {"size_bytes": len(PDF) + 1}, "SIZE_MISMATCH"),
        (PDF, {"sha256": "0" * 64}, "HASH_MISMATCH"),
        (PDF, {"sha256": "", "size_bytes": 2**40}, "DOCUMENT_TOO_LARGE"),
        (PDF, {"filename": "x" * 256}, "REQUEST_INVALID"),
        (PDF, {"tags": ["x" * 51]}, "REQUEST_INVALID"),
        (PDF, {"tags": [""]}, "REQUEST_INVALID"),
        (PDF, {"tags": [f"{n}" for n in range(21)]}, "REQUEST_INVALID"),
    ],
)
async def test_what_is_refused_leaves_nothing_behind(
    bench: Bench, document: bytes, metadata: dict[str, Any], reason: str
) -> None:
    async with refused(reason):
        await bench.upload(document, **metadata)
    assert await listed(bench) == []
    assert bench.stored_files() == []


async def test_the_limit_of_size_holds_while_streaming(idle_bench: Bench) -> None:
    await idle_bench.start(max_document_bytes=200_000)
    async with refused("DOCUMENT_TOO_LARGE") as errors:
        await idle_bench.upload(PDF, size_bytes=0, sha256="")
    assert errors[0].facts["limit_bytes"] == "200000"
    assert idle_bench.stored_files() == []


@pytest.mark.parametrize(
    "requests",
    [
        [],
        [UploadInvoiceRequest(chunk=PDF)],
        [UploadInvoiceRequest(metadata=UploadMetadata())] * 2,
        [UploadInvoiceRequest(metadata=UploadMetadata()), UploadInvoiceRequest(chunk=bytes(1024 * 1024 + 1))],
    ],
    ids=["nothing", "chunk first", "metadata twice", "chunk too large"],
)
async def test_messages_out_of_order_are_refused(bench: Bench, requests: list[UploadInvoiceRequest]) -> None:
    async with refused("REQUEST_INVALID"):
        await bench.stub.UploadInvoice(iter(requests))


async def test_a_sender_that_falls_silent_is_given_up(idle_bench: Bench) -> None:
    await idle_bench.start(upload_idle_seconds=0.1)
    call = idle_bench.stub.UploadInvoice()
    await call.write(upload_requests(PDF)[0])
    async with refused("TIME_LIMIT"):
        await call
    assert idle_bench.stored_files() == []


@pytest.mark.parametrize("announced", [{}, {"size_bytes": 0, "sha256": ""}])
async def test_a_cancelled_upload_stores_nothing(bench: Bench, announced: dict[str, Any]) -> None:
    metadata, *chunks = upload_requests(PDF, **announced)
    call = bench.stub.UploadInvoice()
    await call.write(metadata)
    await call.write(chunks[0])
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    await asyncio.sleep(0.3)
    assert await listed(bench) == []
    assert bench.stored_files() == []


SENDER = """
import os, sys, grpc
from invoicemesh.invoice.v1.invoice_service_pb2 import UploadInvoiceRequest, UploadMetadata
from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceStub

def requests():
    yield UploadInvoiceRequest(metadata=UploadMetadata(filename="a.pdf"))
    for _ in range(3):
        yield UploadInvoiceRequest(chunk=b"%PDF-1.7" + bytes(100_000))
    print("half-way", flush=True)
    sys.stdin.read()

InvoiceServiceStub(grpc.insecure_channel(sys.argv[1])).UploadInvoice(requests())
"""


async def test_a_sender_that_dies_half_way_stores_nothing(bench: Bench) -> None:
    """Nothing was announced, so that only the end of the connection tells that the document is not whole."""
    pipe = subprocess.PIPE
    sender = ChildProcess.started(sys.executable, "-c", SENDER, f"127.0.0.1:{bench.port}", stdin=pipe, stdout=pipe)
    assert await asyncio.to_thread(sender.stdout.readline) == b"half-way\n"
    await asyncio.sleep(0.2)
    sender.kill()
    await sender.wait()
    await asyncio.sleep(0.5)
    assert await listed(bench) == []
    assert bench.stored_files() == []
