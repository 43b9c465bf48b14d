"""How many documents workers process a second when OCR and NLP take no time, and what is left when they are killed."""

import asyncio
import os
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Engine, func, select

from invoice_service.jobs.queue.work_queue import WorkQueue
from invoice_service.store import Store, UnitOfWork
from invoice_service.store.database import open_database
from invoice_service.store.repositories.history import HistoryAction
from invoice_service.store.rows import HistoryRow, JobRow
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority
from tests.contract.store.ledger import new_invoice
from tests.servers.worker_processes import WorkerProcesses

PROCESSES = 2
THREADS = 4

_ADDED_AT_ONCE = 100


@dataclass(frozen=True)
class Worked:
    """Documents a second, workers that were killed, and how often each document was processed to its end."""

    per_second: float
    kills: int
    times_processed: Counter[int]


async def work_off(
    documents: int, folder: Path, *, database_url: str, queue_url: str, kill_every: float | None
) -> Worked:
    """Queues so many documents for worker processes, and waits until nothing is left.

    `kill_every`: seconds after which a worker is killed at random, again and again; None: none is.
    """
    async with AsyncExitStack() as opened:
        store = await asyncio.to_thread(Store.open, database_url)
        opened.push_async_callback(asyncio.to_thread, store.close)
        engine = open_database(database_url, connections=1)
        opened.callback(engine.dispose)
        ids = await _wait_in_line(store, documents)
        queue = await opened.enter_async_context(WorkQueue(queue_url))
        for invoice_id in ids:
            queue.put(invoice_id, Priority.PRIORITY_PERSON)
        environment = os.environ | {
            "INVOICE_DATABASE_URL": database_url,
            "INVOICE_QUEUE_URL": queue_url,
            "INVOICE_OBJECTS_URL": str(folder),
            "INVOICE_LOG_LEVEL": "warning",
            "INVOICE_WORKERS": str(THREADS),
            "INVOICE_LEASE_SECONDS": "5",
            "INVOICE_SCAN_SECONDS": "2",
        }
        processes = WorkerProcesses(environment, number=PROCESSES, module="tests.benchmarks.store.instant_worker")
        workers = await opened.enter_async_context(processes)
        # The time that processes take to start does not count.
        begun_with, begin = await _fewer_left(engine, documents), time.perf_counter()
        if kill_every is not None:
            killing = asyncio.create_task(_kill(workers, kill_every))
            opened.callback(killing.cancel)
        await _fewer_left(engine, 1)
        seconds = time.perf_counter() - begin
        return Worked(begun_with / seconds, workers.kills, await asyncio.to_thread(_times_processed, ids, engine))


async def _wait_in_line(store: Store, documents: int) -> Sequence[str]:
    ids = []
    for start in range(0, documents, _ADDED_AT_ONCE):
        batch = range(start, min(start + _ADDED_AT_ONCE, documents))
        ids += await store.run(partial(_add, batch))
    return ids


def _add(numbers: Sequence[int], uow: UnitOfWork) -> list[str]:
    return [uow.invoices.add(new_invoice(f"document {number}")).invoice.id for number in numbers]


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


def _times_processed(invoice_ids: Sequence[str], engine: Engine) -> Counter[int]:
    """How many of these invoices were processed to their end how often."""
    # All entries of one action have its time.
    times = select(HistoryRow.invoice_id, func.count(HistoryRow.time.distinct())).where(
        HistoryRow.action == HistoryAction.PROCESSED.value
    )
    with engine.connect() as connection:
        processed = {row[0]: row[1] for row in connection.execute(times.group_by(HistoryRow.invoice_id))}
    return Counter(processed.get(invoice_id, 0) for invoice_id in invoice_ids)
