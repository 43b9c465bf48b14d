"""Workers as processes of their own, on a database server and Redis: killed at random, they lose and double nothing."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from invoice_service.settings import InvoiceSettings
from invoice_service.store.database import open_database
from invoice_service.store.repositories.history import HistoryAction
from invoice_service.store.unit_of_work import unit_of_work
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from tests.integration.invoice_service.harness import PDF, Bench
from tests.servers import redis
from tests.servers.child_process import ChildProcess
from tests.servers.mariadb import MariaDb
from tests.servers.server_process import ServerProcess
from tests.servers.worker_processes import WorkerProcesses

READY = InvoiceState.INVOICE_STATE_READY

DOCUMENTS = 40
KILL_EVERY_SECONDS = 3.0


@pytest.fixture
def addresses(mariadb_server: MariaDb, redis_server: ServerProcess) -> dict[str, str]:
    database = mariadb_server.url(mariadb_server.new_database())
    return {"database_url": database, "queue_url": redis.url(redis_server)}


def environment(settings: InvoiceSettings) -> dict[str, str]:
    """The settings of a bench as its workers read them."""
    return os.environ | {
        "INVOICE_DATABASE_URL": settings.database_url.get_secret_value(),
        "INVOICE_QUEUE_URL": settings.queue_url.get_secret_value(),
        "INVOICE_OBJECTS_URL": settings.objects_url,
        "INVOICE_OCR_TARGET": settings.ocr_target,
        "INVOICE_NLP_TARGET": settings.nlp_target,
        "INVOICE_LEASE_SECONDS": "2",
        "INVOICE_SCAN_SECONDS": "1",
    }


@pytest.mark.timeout(180)
async def test_workers_that_are_killed_at_random_make_one_record_of_each_document(
    addresses: dict[str, str], idle_bench: Bench
) -> None:
    async def take_a_while(_page: int) -> None:
        await asyncio.sleep(0.4)

    idle_bench.ocr.before_page = take_a_while
    await idle_bench.start(**addresses, workers=0)
    ids = [(await idle_bench.upload(PDF + b"%d" % number)).invoice.id for number in range(DOCUMENTS)]

    async with WorkerProcesses(environment(idle_bench.settings), number=3) as workers:

        async def kill() -> None:
            while True:
                await asyncio.sleep(KILL_EVERY_SECONDS)
                await workers.kill_one()

        killing = asyncio.create_task(kill())
        async with asyncio.timeout(120):
            states = Counter([(await idle_bench.settled(invoice_id)).state for invoice_id in ids])
        killing.cancel()
        assert workers.kills > 0
    assert states == {READY: DOCUMENTS}

    engine = open_database(addresses["database_url"], connections=1)
    with unit_of_work(engine, read_only=True) as uow:
        # All entries of one action have its time.
        done = {(invoice_id, entry.action, entry.time) for invoice_id in ids for entry in uow.history.of(invoice_id)}
        assert uow.jobs.orphans() == ()
    engine.dispose()
    assert Counter(action for _, action, _ in done) == {
        HistoryAction.RECEIVED: DOCUMENTS,
        HistoryAction.PROCESSED: DOCUMENTS,
    }


async def test_a_worker_without_a_queue_says_what_to_set(tmp_path: Path) -> None:
    worker = ChildProcess.started(
        *(sys.executable, "-m", "invoice_service.worker"),
        env=os.environ | {"INVOICE_DATABASE_URL": f"sqlite:///{tmp_path}/records.db"},
        stderr=subprocess.PIPE,
    )
    _, sentence = await worker.communicate()
    assert worker.returncode == 1
    assert b"INVOICE_QUEUE_URL" in sentence


async def test_a_worker_that_is_told_to_stop_ends_by_itself(addresses: dict[str, str], idle_bench: Bench) -> None:
    await idle_bench.start(**addresses, workers=0)
    worker = ChildProcess.started(
        *(sys.executable, "-m", "invoice_service.worker"), env=environment(idle_bench.settings)
    )
    async with asyncio.timeout(30):
        assert (await idle_bench.processed()).state == READY
    worker.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(worker.wait(), 10) == 0
