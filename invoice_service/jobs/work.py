"""Chooses how the work of a process gets done: by workers that only this process knows, or through a queue in Redis."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from invoice_service.jobs.job_pool import JobPool, Jobs
from invoice_service.jobs.processing import Processing, opening
from invoice_service.jobs.queue.queued_jobs import QueuedJobs
from invoice_service.jobs.queue.work_queue import WorkQueue
from invoice_service.jobs.queue.workers import QueueWorkers
from invoice_service.settings import IN_PROCESS, InvoiceSettings
from invoice_service.watching.changes import Changes
from invoice_service.watching.wake_ups import WakeUps
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority
from mesh.start_error import StartError

# What waits for longer than this may have been lost by the queue.
_OVERDUE_SECONDS = 2.0

# How many invoices a look for lost work takes in; the others follow when these are done.
_MAX_OVERDUE = 10_000


@dataclass(frozen=True)
class Work:
    """Where to put work, and what has to be entered, in this order, for it to be done.

    `queue` is the one in Redis, where there is one.
    """

    jobs: Jobs
    running: tuple[AbstractAsyncContextManager[object], ...]
    queue: WorkQueue | None = None


def work_of(settings: InvoiceSettings, processing: Processing, changes: Changes) -> Work:
    """Makes what the settings ask for. `changes` hears of changes in other processes. StartError for a bad setting."""
    url = settings.queue_url.get_secret_value()
    if url == IN_PROCESS:
        if not settings.workers:
            raise StartError("Without workers of its own the service needs a queue. See INVOICE_QUEUE_URL.")
        pool = _pool(settings, processing, workers=settings.workers)
        return Work(pool, (pool,))
    with opening("queue", "INVOICE_QUEUE_URL"):
        queue, wake_ups = WorkQueue(url), WakeUps(url, changes)
    processing.store.listen(lambda _invoice_ids: wake_ups.tell())
    jobs = QueuedJobs(queue, _pool(settings, processing, workers=0))
    if not settings.workers:
        return Work(jobs, (queue, wake_ups, jobs), queue)
    workers = QueueWorkers(
        queue,
        processing.runner.run,
        lambda priority: _overdue(processing, priority),
        workers=settings.workers,
        scan_seconds=settings.scan_seconds,
    )
    return Work(jobs, (queue, wake_ups, jobs, workers), queue)


def _pool(settings: InvoiceSettings, processing: Processing, *, workers: int) -> JobPool:
    return JobPool(
        processing.runner.run,
        lambda: processing.store.read(lambda uow: uow.jobs.orphans()),
        workers=workers,
        scan_seconds=settings.scan_seconds,
        lease_seconds=settings.lease_seconds,
    )


async def _overdue(processing: Processing, priority: Priority.ValueType) -> Sequence[str]:
    return await processing.store.read(
        lambda uow: uow.jobs.orphans(_MAX_OVERDUE, priority=priority, overdue_seconds=_OVERDUE_SECONDS)
    )
