"""Work goes through Redis to whichever process has a worker, and nothing is lost or done twice when Redis goes away."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import redis as redis_client
from google.protobuf.field_mask_pb2 import FieldMask

from invoice_service.jobs.queue.work_queue import WorkQueue
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    Priority,
    ReprocessInvoiceRequest,
    UpdateInvoiceRequest,
    WatchInvoicesRequest,
)
from invoicemesh.invoice.v1.system_status_pb2 import GetSystemStatusRequest
from mesh.channels import released
from mesh.errors import ServiceError
from tests.integration.invoice_service.harness import PDF, Bench
from tests.servers import redis
from tests.servers.server_process import ServerProcess

READY = InvoiceState.INVOICE_STATE_READY
RECEIVED = InvoiceState.INVOICE_STATE_RECEIVED
FAILED = InvoiceState.INVOICE_STATE_FAILED


@pytest.fixture
def queue_url(redis_server: ServerProcess) -> str:
    return redis.url(redis_server)


@pytest.fixture
async def other_bench(tmp_path: Path) -> AsyncIterator[Bench]:
    """A second process on the same database, as far as the service can tell."""
    bench = Bench(tmp_path)
    yield bench
    await bench.close()


async def test_a_document_goes_through_the_queue_once(queue_url: str, idle_bench: Bench) -> None:
    await idle_bench.start(queue_url=queue_url, scan_seconds=0.5)
    assert (await idle_bench.processed()).state == READY
    await asyncio.sleep(1)
    assert len(idle_bench.ocr.calls) == 1


async def test_a_service_without_workers_leaves_the_work_to_another_process(
    queue_url: str, idle_bench: Bench, other_bench: Bench
) -> None:
    await idle_bench.start(queue_url=queue_url, workers=0)
    invoice_id = (await idle_bench.upload()).invoice.id
    await asyncio.sleep(0.5)
    assert (await idle_bench.get(invoice_id)).state == RECEIVED
    await other_bench.start(queue_url=queue_url)
    assert (await idle_bench.settled(invoice_id)).state == READY
    assert (len(idle_bench.ocr.calls), len(other_bench.ocr.calls)) == (0, 1)


async def test_a_watch_hears_of_changes_in_other_processes_at_once(
    queue_url: str, idle_bench: Bench, other_bench: Bench
) -> None:
    for bench in (idle_bench, other_bench):
        await bench.start(queue_url=queue_url, watch_poll_seconds=60, heartbeat_seconds=60)
    invoice = await idle_bench.processed()
    heard = asyncio.Event()

    async def follow() -> None:
        with released(other_bench.stub.WatchInvoices(WatchInvoicesRequest(invoice_ids=[invoice.id]))) as responses:
            async for response in responses:
                if response.HasField("caught_up"):
                    heard.set()
                if response.invoice.assignee == "bob":
                    return

    following = asyncio.create_task(follow())
    await asyncio.wait_for(heard.wait(), 5)
    request = UpdateInvoiceRequest(invoice=invoice, update_mask=FieldMask(paths=["assignee"]))
    request.invoice.assignee = "bob"
    await idle_bench.stub.UpdateInvoice(request)
    await asyncio.wait_for(following, 5)


async def test_without_redis_work_waits_in_the_database_and_is_done_when_redis_is_back(
    queue_url: str, idle_bench: Bench, redis_server: ServerProcess
) -> None:
    await idle_bench.start(queue_url=queue_url, scan_seconds=60)
    status = await idle_bench.stub.GetSystemStatus(GetSystemStatusRequest())
    assert [part.available for part in status.parts if part.name == "redis"] == [True]
    redis_server.stop()
    status = await idle_bench.stub.GetSystemStatus(GetSystemStatusRequest())
    assert [part.name for part in status.parts if not part.available] == ["redis"]
    waiting = [(await idle_bench.upload(PDF + b"%d" % number)).invoice.id for number in range(3)]
    await asyncio.sleep(2.5)
    assert {(await idle_bench.get(invoice_id)).state for invoice_id in waiting} == {RECEIVED}
    redis_server.start()
    for invoice_id in waiting:
        async with asyncio.timeout(20):
            assert (await idle_bench.settled(invoice_id)).state == READY
    assert len(idle_bench.ocr.calls) == len(idle_bench.nlp.calls) == len(waiting)


async def test_a_service_starts_without_redis(queue_url: str, idle_bench: Bench, redis_server: ServerProcess) -> None:
    redis_server.stop()
    await idle_bench.start(queue_url=queue_url)
    waiting = (await idle_bench.upload()).invoice.id
    redis_server.start()
    async with asyncio.timeout(20):
        assert (await idle_bench.settled(waiting)).state == READY


async def test_a_queue_that_lost_everything_is_filled_again(queue_url: str, idle_bench: Bench) -> None:
    await idle_bench.start(queue_url=queue_url, workers=0)
    waiting = [(await idle_bench.upload(PDF + b"%d" % number)).invoice.id for number in range(3)]
    await asyncio.sleep(2.1)
    with redis_client.Redis.from_url(queue_url) as client:
        client.flushall()
    second = Bench(idle_bench.folder)
    await second.start(queue_url=queue_url)
    for invoice_id in waiting:
        assert (await idle_bench.settled(invoice_id)).state == READY
    assert len(second.ocr.calls) == len(waiting)
    await second.close()


async def test_what_a_person_waits_for_overtakes_a_queued_batch(queue_url: str, idle_bench: Bench) -> None:
    opened, reached, order = asyncio.Event(), asyncio.Event(), list[bytes]()

    async def queue_up(_page: int) -> None:
        order.append(idle_bench.ocr.documents[-1][-1:])
        reached.set()
        await opened.wait()

    idle_bench.ocr.before_page = queue_up
    await idle_bench.start(queue_url=queue_url, workers=1)
    batch = [await idle_bench.upload(PDF + b"%d" % number, priority=Priority.PRIORITY_BATCH) for number in range(3)]
    await asyncio.wait_for(reached.wait(), 5)
    urgent = await idle_bench.upload(PDF + b"P")
    # The queue is looked into five times a second.
    await asyncio.sleep(0.6)
    opened.set()
    for uploaded in (*batch, urgent):
        assert (await idle_bench.settled(uploaded.invoice.id)).state == READY
    assert order[1] == b"P"


async def test_a_run_that_is_postponed_comes_back_through_the_queue(queue_url: str, idle_bench: Bench) -> None:
    idle_bench.nlp.refusals = [ServiceError("DEPENDENCY_UNAVAILABLE")]
    await idle_bench.start(queue_url=queue_url, peer_tries=1, scan_seconds=60)
    assert (await idle_bench.processed()).state == READY
    assert len(idle_bench.nlp.calls) == 2


async def test_a_password_stays_in_the_process_that_took_it(queue_url: str, idle_bench: Bench) -> None:
    idle_bench.ocr.password = "secret"
    await idle_bench.start(queue_url=queue_url, scan_seconds=0.2)
    failed = await idle_bench.processed()
    assert (failed.state, failed.failure.reason) == (FAILED, "DOCUMENT_ENCRYPTED")
    with redis_client.Redis.from_url(queue_url) as client, client.monitor() as monitor:
        await idle_bench.stub.ReprocessInvoice(ReprocessInvoiceRequest(invoice_id=failed.id, password="secret"))
        assert (await idle_bench.settled(failed.id)).state == READY
        client.echo("the end")
        commands = []
        while "the end" not in (command := monitor.next_command()["command"]):
            commands.append(command)
    assert commands
    assert not any("secret" in command for command in commands)


async def test_a_stopped_process_queues_its_work_again(queue_url: str, idle_bench: Bench, other_bench: Bench) -> None:
    reached = asyncio.Event()

    async def hang(_page: int) -> None:
        reached.set()
        await asyncio.Event().wait()

    other_bench.ocr.before_page = hang
    await idle_bench.start(queue_url=queue_url, workers=0)
    await other_bench.start(queue_url=queue_url, lease_seconds=600)
    invoice_id = (await idle_bench.upload()).invoice.id
    await asyncio.wait_for(reached.wait(), 5)
    await other_bench.close()
    third = Bench(idle_bench.folder)
    await third.start(queue_url=queue_url, scan_seconds=60)
    async with asyncio.timeout(5):
        assert (await idle_bench.settled(invoice_id)).state == READY
    await third.close()


async def test_an_invoice_that_is_queued_is_not_queued_again_until_a_worker_took_it(queue_url: str) -> None:
    person = Priority.PRIORITY_PERSON
    async with WorkQueue(queue_url) as queue:
        queue.put("a", person)
        assert queue.put_missing(["a", "b"], person) == 1
        assert queue.put_missing(["a", "b"], person) == 0
        queue.taken("a")
        assert queue.put_missing(["a", "b"], person) == 1
        assert queue.put_missing([], person) == 0
