"""The database goes away in the middle of everything, and comes back."""

import asyncio
import signal
from collections.abc import Iterator

import grpc
import pytest

from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import GetInvoiceRequest, ListInvoicesRequest
from invoicemesh.invoice.v1.system_status_pb2 import GetSystemStatusRequest
from tests.integration.invoice_service.harness import PDF, Bench, refused
from tests.servers.mariadb import MariaDb, running_mariadb

READY = InvoiceState.INVOICE_STATE_READY


@pytest.fixture
def own_server(mariadb_server: MariaDb) -> Iterator[MariaDb]:
    """A server that the test may stop; where there is one, there are two."""
    with running_mariadb() as server:
        yield server


async def test_calls_are_told_to_come_back_and_what_was_in_work_is_finished_once(
    own_server: MariaDb, idle_bench: Bench
) -> None:
    reached, go_on = asyncio.Event(), asyncio.Event()

    async def wait(_page: int) -> None:
        reached.set()
        await go_on.wait()

    await idle_bench.start(database_url=own_server.url(own_server.new_database()), scan_seconds=0.5)
    before = await idle_bench.processed()
    idle_bench.ocr.before_page = wait
    in_work = (await idle_bench.upload(PDF + b"2")).invoice.id
    await reached.wait()

    own_server.process.stop(signal.SIGKILL)
    async with refused("DEPENDENCY_UNAVAILABLE") as errors:
        await idle_bench.stub.GetInvoice(GetInvoiceRequest(invoice_id=before.id))
    assert errors[0].retry_after
    with pytest.raises(grpc.aio.AioRpcError) as failure:
        await idle_bench.upload(PDF + b"3")
    assert failure.value.code() == grpc.StatusCode.UNAVAILABLE
    status = await idle_bench.stub.GetSystemStatus(GetSystemStatusRequest())
    assert [part.name for part in status.parts if not part.available] == ["database"]
    go_on.set()
    await asyncio.sleep(1)

    own_server.process.start()
    async with asyncio.timeout(20):
        assert (await idle_bench.settled(in_work)).state == READY
    again = await idle_bench.processed(PDF + b"3")
    listed = await idle_bench.stub.ListInvoices(ListInvoicesRequest())
    assert [invoice.id for invoice in listed.invoices] == [again.id, in_work, before.id]
    assert await idle_bench.get(before.id) == before
