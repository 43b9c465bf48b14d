"""The workers of a process: they take invoices off the queue, and look in the database for those that it lost."""

import asyncio
from collections.abc import Awaitable, Sequence
from concurrent.futures import CancelledError
from types import TracebackType
from typing import Protocol, Self

import dramatiq
import redis
import structlog

from invoice_service.jobs.job_pool import Run, RunEnd
from invoice_service.jobs.queue.work_queue import ACTOR, QUEUES, WorkQueue
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority
from mesh.errors import ServiceError

_log = structlog.get_logger(__name__)

# How often to look whether Redis is there, and how long to keep still when it or the database is not.
_REST_SECONDS = 1.0

# When to look again after trouble that is over.
_SECOND_LOOK_SECONDS = 5.0

# The longest that an idle worker sleeps before it looks again, and how long workers may take to stop, in milliseconds.
_IDLE_MS = 200
_STOP_MS = 5_000


class Overdue(Protocol):
    """Gives the ids of invoices of a priority that nobody has taken for a while, the longest waiting first."""

    def __call__(self, priority: Priority.ValueType) -> Awaitable[Sequence[str]]:
        """Asks the database."""
        ...


class QueueWorkers:
    """Dramatiq's threads, each of which waits for one run at a time in the event loop.

    An async context manager: they work within the block. Leaving it cancels the runs, which give their invoices back,
    and queues those again.
    """

    def __init__(self, queue: WorkQueue, run: Run, overdue: Overdue, *, workers: int, scan_seconds: float) -> None:
        self._queue = queue
        self._run = run
        self._overdue = overdue
        self._scan_seconds = scan_seconds
        self._look_again = asyncio.Event()
        self._runs: set[asyncio.Task[RunEnd | None]] = set()
        self._stopping = False
        for priority in QUEUES:
            self._declare(priority)
        self._worker = dramatiq.Worker(queue.broker, worker_threads=workers, worker_timeout=_IDLE_MS)

    async def __aenter__(self) -> Self:
        self._loop = asyncio.get_running_loop()
        self._scanning = asyncio.create_task(self._scan())
        await asyncio.to_thread(self._worker.start)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._stopping = True
        self._scanning.cancel()
        for run in self._runs:
            run.cancel()
        await asyncio.gather(self._scanning, *self._runs, return_exceptions=True)
        await asyncio.to_thread(self._worker.stop, _STOP_MS)

    def _declare(self, priority: Priority.ValueType) -> None:
        def process(invoice_id: str) -> None:
            self._process(invoice_id, priority)

        # What several queues hold is done in the order of these numbers, the smallest first.
        dramatiq.actor(
            actor_name=f"{ACTOR}_{QUEUES[priority]}",
            queue_name=QUEUES[priority],
            priority=priority,
            broker=self._queue.broker,
        )(process)

    def _process(self, invoice_id: str, priority: Priority.ValueType) -> None:
        """Works in a thread of Dramatiq's. Whatever happens, the message is done: the database knows the rest."""
        try:
            self._queue.taken(invoice_id)
            end = asyncio.run_coroutine_threadsafe(self._make_run(invoice_id), self._loop).result()
            if end is not None and end.again_after is not None:
                self._queue.put(invoice_id, priority, delay_seconds=end.again_after)
        except CancelledError:
            self._give_back(invoice_id, priority)
        except (ServiceError, redis.RedisError) as error:
            _log.warning("run_not_made", invoice_id=invoice_id, reason=_reason(error))
            self._loop.call_soon_threadsafe(self._look_again.set)
        except Exception:  # A fault of ours, of which the next invoice must not suffer.
            _log.exception("run_not_made", invoice_id=invoice_id)

    async def _make_run(self, invoice_id: str) -> RunEnd | None:
        if self._stopping:
            raise asyncio.CancelledError
        run = asyncio.ensure_future(self._run(invoice_id, password=""))
        self._runs.add(run)
        run.add_done_callback(self._runs.discard)
        return await run

    def _give_back(self, invoice_id: str, priority: Priority.ValueType) -> None:
        try:
            self._queue.put(invoice_id, priority)
        except redis.RedisError as error:
            _log.warning("invoice_not_queued", invoice_id=invoice_id, reason=str(error))

    async def _scan(self) -> None:
        """Queues what waits in the database and is not queued: at once, now and then, and after trouble."""
        calm = True
        while True:
            self._look_again.clear()
            try:
                await self._queue_overdue()
                # What came in while the trouble ended was not overdue yet.
                await self._pause(self._scan_seconds if calm else _SECOND_LOOK_SECONDS)
                calm = True
            except (ServiceError, redis.RedisError) as error:
                if calm:
                    _log.warning("scan_failed", reason=_reason(error))
                calm = False
                await asyncio.sleep(_REST_SECONDS)
            except Exception:  # A fault of ours, for which no invoice must wait for ever.
                _log.exception("scan_failed")
                await asyncio.sleep(self._scan_seconds)

    async def _queue_overdue(self) -> None:
        for priority in QUEUES:
            ids = await self._overdue(priority)
            queued = await asyncio.to_thread(self._queue.put_missing, ids, priority)
            if queued:
                _log.info("waiting_work_queued", queue=QUEUES[priority], invoices=queued)

    async def _pause(self, seconds: float) -> None:
        """Returns after this time, or soon after a run met trouble. redis.RedisError when Redis is away meanwhile."""
        end = self._loop.time() + seconds
        while (left := end - self._loop.time()) > 0:
            await asyncio.sleep(min(left, _REST_SECONDS))
            await asyncio.to_thread(self._queue.check)
            if self._look_again.is_set():
                return


def _reason(error: ServiceError | redis.RedisError) -> str:
    return error.reason if isinstance(error, ServiceError) else str(error)
