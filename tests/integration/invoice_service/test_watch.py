"""A watch tells the state now and then each change, and goes on without a gap where an earlier one ended."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from google.protobuf.field_mask_pb2 import FieldMask

from invoicemesh.invoice.v1.invoice_pb2 import Invoice, InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    InvoiceFilter,
    UpdateInvoiceRequest,
    WatchInvoicesRequest,
    WatchInvoicesResponse,
)
from mesh.channels import released
from tests.integration.invoice_service.harness import PDF, Bench, refused

READY = InvoiceState.INVOICE_STATE_READY


class Watching:
    """A watch, read as far as the test wants."""

    def __init__(self, call: Any) -> None:
        self._responses = aiter(call)
        self.cursor = ""

    async def next(self) -> WatchInvoicesResponse:
        response: WatchInvoicesResponse = await asyncio.wait_for(anext(self._responses), 5)
        self.cursor = response.cursor
        return response

    async def until_caught_up(self) -> list[str]:
        """The ids of the invoices that come before that."""
        ids = []
        while (response := await self.next()).HasField("invoice"):
            ids.append(response.invoice.id)
        assert response.HasField("caught_up")
        return ids


@asynccontextmanager
async def watching(bench: Bench, **request: Any) -> AsyncIterator[Watching]:
    with released(bench.stub.WatchInvoices(WatchInvoicesRequest(**request))) as call:
        yield Watching(call)


async def note(bench: Bench, invoice_id: str, notes: str) -> None:
    invoice = Invoice(id=invoice_id, notes=notes)
    await bench.stub.UpdateInvoice(UpdateInvoiceRequest(invoice=invoice, update_mask=FieldMask(paths=["notes"])))


async def test_a_watch_begins_with_the_state_now_the_newest_first(bench: Bench) -> None:
    ids = [(await bench.processed(PDF + bytes([number]))).id for number in range(3)]
    async with watching(bench) as watch:
        assert await watch.until_caught_up() == ids[::-1]


async def test_the_way_of_a_document_is_followed_from_its_arrival(bench: Bench) -> None:
    bench.ocr.page_count = 2

    async def linger(page: int) -> None:
        await asyncio.sleep(0.6 if page == 2 else 0)

    bench.ocr.before_page = linger
    async with watching(bench) as watch:
        assert await watch.until_caught_up() == []
        await bench.upload()
        states, pages = [], []
        while READY not in states:
            summary = (await watch.next()).invoice
            states.append(summary.state)
            pages.append(summary.progress.pages_done)
        assert states == sorted(states)
        assert 1 in pages


async def test_an_idle_watch_sends_heartbeats_with_a_cursor(idle_bench: Bench) -> None:
    await idle_bench.start(heartbeat_seconds=0.1)
    await idle_bench.processed()
    async with watching(idle_bench) as watch:
        await watch.until_caught_up()
        for _ in range(2):
            assert (await watch.next()).HasField("heartbeat")
            assert watch.cursor


async def test_a_resumed_watch_misses_nothing(bench: Bench) -> None:
    ids = [(await bench.processed(PDF + bytes([number]))).id for number in range(3)]
    async with watching(bench, invoice_ids=ids) as watch:
        await watch.until_caught_up()
        cursor = watch.cursor
    await note(bench, ids[0], "while nobody looked")
    await note(bench, ids[2], "this too")
    async with watching(bench, invoice_ids=ids, cursor=cursor) as watch:
        assert set(await watch.until_caught_up()) >= {ids[0], ids[2]}
        await note(bench, ids[1], "and this now")
        assert (await watch.next()).invoice.id == ids[1]


async def test_every_cursor_resumes_without_a_gap(bench: Bench) -> None:
    """Who is cut off after any message learns the last state of every invoice from the next watch."""
    first = await bench.processed(PDF + b"1")
    async with watching(bench) as watch:
        await watch.until_caught_up()
        second = await bench.processed(PDF + b"2")
        await note(bench, first.id, "changed")
        last = {second.id: (await bench.get(second.id)).etag, first.id: (await bench.get(first.id)).etag}
        seen: list[tuple[str, dict[str, str]]] = []
        known: dict[str, str] = {first.id: first.etag}
        while known != last:
            summary = (await watch.next()).invoice
            known[summary.id] = summary.etag
            seen.append((watch.cursor, dict(known)))
    for cursor, known_then in seen:
        async with watching(bench, cursor=cursor) as watch:
            while (response := await watch.next()).HasField("invoice"):
                known_then[response.invoice.id] = response.invoice.etag
            assert known_then == last


async def test_a_watch_by_ids_tells_of_no_other_invoice(bench: Bench) -> None:
    watched, other = await bench.processed(PDF + b"1"), await bench.processed(PDF + b"2")
    async with watching(bench, invoice_ids=[watched.id]) as watch:
        assert await watch.until_caught_up() == [watched.id]
        await note(bench, other.id, "not watched")
        await note(bench, watched.id, "watched")
        assert (await watch.next()).invoice.id == watched.id


async def test_an_invoice_that_leaves_the_filter_is_told_once_more(bench: Bench) -> None:
    async with watching(bench, filter=InvoiceFilter(states=[InvoiceState.INVOICE_STATE_PROCESSING])) as watch:
        await watch.until_caught_up()
        await bench.upload()
        while (await watch.next()).invoice.state != READY:
            pass


async def test_an_invoice_that_left_the_filter_while_nobody_looked_is_told(idle_bench: Bench) -> None:
    opened = asyncio.Event()

    async def wait(_page: int) -> None:
        await opened.wait()

    idle_bench.ocr.before_page = wait
    await idle_bench.start()
    uploaded = await idle_bench.upload()
    scope = {"filter": InvoiceFilter(states=[InvoiceState.INVOICE_STATE_PROCESSING])}
    async with watching(idle_bench, **scope) as watch:
        while not (await watch.next()).HasField("caught_up"):
            pass
        while (await watch.next()).invoice.state != InvoiceState.INVOICE_STATE_PROCESSING:
            pass
        cursor = watch.cursor
    opened.set()
    await idle_bench.settled(uploaded.invoice.id)
    async with watching(idle_bench, **scope, cursor=cursor) as watch:
        response = await watch.next()
        assert (response.invoice.id, response.invoice.state) == (uploaded.invoice.id, READY)


async def test_a_new_invoice_outside_the_filter_is_not_told(bench: Bench) -> None:
    async with watching(bench, filter=InvoiceFilter(tag="mine")) as watch:
        await watch.until_caught_up()
        await bench.processed(PDF + b"1", tags=["yours"])
        mine = await bench.upload(PDF + b"2", tags=["mine"])
        assert (await watch.next()).invoice.id == mine.invoice.id


@pytest.mark.parametrize("scope", [{}, {"filter": InvoiceFilter(tag="b")}])
async def test_a_cursor_of_another_watch_is_refused(bench: Bench, scope: dict[str, Any]) -> None:
    await bench.processed()
    async with watching(bench, filter=InvoiceFilter(tag="a")) as watch:
        await watch.until_caught_up()
        cursor = watch.cursor
    for wrong in (cursor, "nonsense", cursor[:-4]):
        async with refused("TOKEN_INVALID"), watching(bench, **scope, cursor=wrong) as watch:
            await watch.next()


async def test_an_unknown_id_is_refused(bench: Bench) -> None:
    async with refused("INVOICE_NOT_FOUND"), watching(bench, invoice_ids=["nobody"]) as watch:
        await watch.next()


async def test_too_many_ids_are_refused(bench: Bench) -> None:
    async with refused("REQUEST_INVALID"), watching(bench, invoice_ids=[str(n) for n in range(201)]) as watch:
        await watch.next()


async def test_watches_end_by_themselves_when_the_server_stops(idle_bench: Bench) -> None:
    await idle_bench.start(grace_seconds=30)
    call = idle_bench.stub.WatchInvoices(WatchInvoicesRequest())
    responses = aiter(call)
    assert (await anext(responses)).HasField("caught_up")
    stopping = asyncio.create_task(idle_bench.host.stop())
    with pytest.raises(StopAsyncIteration):
        await asyncio.wait_for(anext(responses), 5)
    await asyncio.wait_for(stopping, 5)
