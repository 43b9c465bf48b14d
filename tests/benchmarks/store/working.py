"""How many documents workers process a second when reading takes no time, and what is left when they are killed."""

import asyncio
import os
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import dramatiq
import redis
from dramatiq.brokers.redis import RedisBroker
from sqlalchemy import Engine, func, select

from invoice_service.objects import open_objects
from invoice_service.store import Store, UnitOfWork
from invoice_service.store.database import open_database
from invoice_service.store.repositories.history import HistoryAction
from invoice_service.store.repositories.invoices import Added, NewInvoice
from invoice_service.store.rows import JobRow
from mesh.host import ServiceHost
from mesh.settings import ServerSettings
from tests.contract.store.ledger import new_invoice
from tests.integration.invoice_service.fake_peers import FakeNlp, FakeOcr
from tests.servers.worker_processes import WorkerProcesses

PROCESSES = 2
THREADS = 4


@dataclass(frozen=True)
class Worked:
    """Documents a second, workers that were killed, and how often each document was processed to its end."""

    per_second: float
    kills: int
    times_processed: Counter[int]


async def work_off(
    documents: int, folder: Path, *, database_url: str, queue_url: str, kill_every: float | None
) -> Worked:
    """Queues so many documents for worker processes between instant services, and waits until nothing is left.

    `kill_every`: seconds after which a worker is killed at random, again and again; None: none is.
    """
    async with AsyncExitStack() as opened:
        services = [FakeOcr().service(), FakeNlp().service()]
        quiet = ServerSettings(port=0, grace_seconds=0)
        ocr, nlp = [await opened.enter_async_context(ServiceHost("fake", quiet, [service])) for service in services]
        store = await asyncio.to_thread(Store.open, database_url)
        opened.push_async_callback(asyncio.to_thread, store.close)
        engine = open_database(database_url, connections=1)
        opened.callback(engine.dispose)
        ids = await _wait_in_line(store, folder, documents)
        environment = os.environ | {
            "INVOICE_DATABASE_URL": database_url,
            "INVOICE_QUEUE_URL": queue_url,
            "INVOICE_OBJECTS_URL": str(folder),
            "INVOICE_OCR_TARGET": f"127.0.0.1:{ocr.port}",
            "INVOICE_NLP_TARGET": f"127.0.0.1:{nlp.port}",
            "INVOICE_WORKERS": str(THREADS),
            "INVOICE_LEASE_SECONDS": "5",
            "INVOICE_SCAN_SECONDS": "2",
        }
        workers = await opened.enter_async_context(WorkerProcesses(environment, number=PROCESSES))
        begun_with, begin = await _fewer_left(engine, documents), time.perf_counter()
        if kill_every is not None:
            killing = asyncio.create_task(_kill(workers, kill_every))
            opened.callback(killing.cancel)
        await _fewer_left(engine, 1)
        seconds = time.perf_counter() - begin
        return Worked(begun_with / seconds, workers.kills, await store.read(partial(_times_processed, ids)))


def raw_dramatiq(messages: int, queue_url: str) -> float:
    """Messages a second of Dramatiq alone, with as many threads in one process, whose work is nothing."""
    with redis.Redis.from_url(queue_url) as client:
        broker = RedisBroker(client=client, middleware=[], namespace="raw")  # type: ignore[no-untyped-call]
        nothing = dramatiq.actor(actor_name="nothing", queue_name="raw", broker=broker)(_nothing)
        for number in range(messages):
            nothing.send(number)
        worker = dramatiq.Worker(broker, worker_threads=THREADS)
        begin = time.perf_counter()
        worker.start()
        broker.join("raw", interval=10)
        seconds = time.perf_counter() - begin
        worker.stop()
        return messages / seconds


def _nothing(_number: int) -> None:
    """What a message asks for."""


async def _wait_in_line(store: Store, folder: Path, documents: int) -> Sequence[str]:
    objects, ids = open_objects(str(folder)), []
    for number in range(documents):
        content = f"document {number}"
        new = new_invoice(content)
        await objects.put_document(new.sha256, _pieces(content))
        ids.append((await store.run(partial(_add, new))).invoice.id)
    return ids


def _add(new: NewInvoice, uow: UnitOfWork) -> Added:
    return uow.invoices.add(new)


async def _pieces(content: str) -> AsyncIterator[bytes]:
    yield content.encode()


async def _fewer_left(engine: Engine, number: int) -> int:
    """Returns once fewer documents than this are left to do, with their number."""
    while True:
        left = await asyncio.to_thread(_jobs, engine)
        if left < number:
            return left
        await asyncio.sleep(0.1)


def _jobs(engine: Engine) -> int:
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(JobRow)).scalar_one()


async def _kill(workers: WorkerProcesses, every: float) -> None:
    while True:
        await asyncio.sleep(every)
        await workers.kill_one()


def _times_processed(invoice_ids: Sequence[str], uow: UnitOfWork) -> Counter[int]:
    histories = (uow.history.of(invoice_id) for invoice_id in invoice_ids)
    # All entries of one action have its time.
    times = ({entry.time for entry in history if entry.action == HistoryAction.PROCESSED} for history in histories)
    return Counter(map(len, times))
