"""The four kinds of client on the one port."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import grpc
import pytest

from invoicemesh.invoice.v1 import invoice_service_pb2, invoice_service_pb2_grpc
from tests.gateway import grpc_web
from tests.gateway.backend import PICTURE, SERVICE
from tests.gateway.conftest import Gateway


async def test_a_generated_stub_uploads_by_client_stream(gateway: Gateway) -> None:
    async def requests() -> AsyncIterator[Any]:
        yield invoice_service_pb2.UploadInvoiceRequest(metadata=invoice_service_pb2.UploadMetadata(filename="a.pdf"))
        for _ in range(3):
            yield invoice_service_pb2.UploadInvoiceRequest(chunk=b"x" * 1_000_000)

    async with grpc.aio.insecure_channel(f"127.0.0.1:{gateway.port}") as channel:
        answer = await invoice_service_pb2_grpc.InvoiceServiceStub(channel).UploadInvoice(requests(), timeout=20)
    assert answer.invoice.document.size_bytes == 3_000_000


async def test_a_generated_stub_watches_and_leaving_ends_the_servers_work(gateway: Gateway) -> None:
    gateway.backend.watchers_gone.clear()
    async with grpc.aio.insecure_channel(f"127.0.0.1:{gateway.port}") as channel:
        watch = invoice_service_pb2_grpc.InvoiceServiceStub(channel).WatchInvoices(
            invoice_service_pb2.WatchInvoicesRequest()
        )
        messages = aiter(watch)
        assert [(await anext(messages)).cursor for _ in range(2)] == ["1", "2"]
        watch.cancel()
    for _ in range(100):
        if gateway.backend.watchers_gone.is_set():
            return
        await asyncio.sleep(0.01)
    pytest.fail("the watch went on for more than a second after the client had left")


def test_grpc_web_gets_and_lists(gateway: Gateway) -> None:
    get = invoice_service_pb2.GetInvoiceRequest(invoice_id="known")
    with grpc_web.call(gateway.port, f"{SERVICE}/GetInvoice", get) as call:
        assert [m.invoice.id for m in call.messages(invoice_service_pb2.GetInvoiceResponse)] == ["known"]
        assert call.status == 0
    listing = invoice_service_pb2.ListInvoicesRequest(filter=invoice_service_pb2.InvoiceFilter(text="größer"))
    with grpc_web.call(gateway.port, f"{SERVICE}/ListInvoices", listing) as call:
        answers = list(call.messages(invoice_service_pb2.ListInvoicesResponse))
        assert answers[0].invoices[0].supplier_name == "größer"


def test_grpc_web_watches_message_by_message_and_leaving_ends_the_servers_work(gateway: Gateway) -> None:
    gateway.backend.watchers_gone.clear()
    watching = invoice_service_pb2.WatchInvoicesRequest()
    with grpc_web.call(gateway.port, f"{SERVICE}/WatchInvoices", watching) as call:
        messages = call.messages(invoice_service_pb2.WatchInvoicesResponse)
        assert [next(messages).cursor, next(messages).cursor] == ["1", "2"]
    for _ in range(100):
        if gateway.backend.watchers_gone.is_set():
            return
        time.sleep(0.01)
    pytest.fail("the watch went on for more than a second after the page was closed")


def test_rest_gets_lists_and_writes_json(gateway: Gateway) -> None:
    status, _, body = gateway.http("/v1/invoices/known")
    assert (status, json.loads(body)["invoice"]["id"]) == (200, "known")
    status, _, body = gateway.http("/v1/invoices?filter.text=abc&page_size=5")
    assert (status, json.loads(body)["invoices"][0]["supplierName"]) == (200, "abc")
    status, _, body = gateway.http("/v1/invoices/known:archive", method="POST", body=b"{}")
    assert (status, json.loads(body)["invoice"]["id"]) == (200, "known")


def test_rest_reaches_the_suppliers(gateway: Gateway) -> None:
    status, _, body = gateway.http("/v1/suppliers?name=mus")
    assert (status, json.loads(body)["suppliers"][0]["name"]) == (200, "mus")
    change = b'{"name": "Muster"}'
    status, _, body = gateway.http("/v1/suppliers/s1?update_mask=name", method="PATCH", body=change)
    supplier = json.loads(body)["supplier"]
    assert (status, supplier["id"], supplier["name"]) == (200, "s1", "Muster")
    status, _, body = gateway.http("/v1/suppliers/s1:undoMerge", method="POST", body=b"{}")
    assert (status, json.loads(body)["supplier"]["id"]) == (200, "s1")


def test_rest_uploads_a_json_array_of_messages(gateway: Gateway) -> None:
    messages = [{"metadata": {"filename": "a.pdf"}}, {"chunk": "YWJj"}, {"chunk": "ZGVm"}]
    status, _, body = gateway.http(
        "/v1/invoices:upload",
        method="POST",
        body=json.dumps(messages).encode(),
        headers={"content-type": "application/json"},
    )
    assert (status, json.loads(body)["invoice"]["document"]["sizeBytes"]) == (200, "6")


def test_rest_gives_a_page_image_as_bytes_that_may_be_cached(gateway: Gateway) -> None:
    status, headers, body = gateway.http("/v1/invoices/known/pages/1/image")
    assert (status, headers["content-type"], body == PICTURE) == (200, "image/webp", True)
    assert (headers["cache-control"], headers["etag"]) == ("private, max-age=60", '"abc"')


def test_rest_gives_a_document_in_pieces_as_one_body(gateway: Gateway) -> None:
    status, headers, body = gateway.http("/v1/invoices/known/document")
    assert (status, headers["content-type"], body) == (200, "application/pdf", b"%PDF-1.7\n")
