"""The work of a service whose queue is Redis: it is put there, unless it needs a password, which never leaves here."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import redis
import structlog

from invoice_service.jobs.job_pool import JobPool
from invoice_service.jobs.queue.work_queue import WorkQueue
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority

_log = structlog.get_logger(__name__)

# A moment without Redis may pass unnoticed by the workers, which look once a second: it is bridged here.
_TRIES = 3
_REST_SECONDS = 1.0


class QueuedJobs:
    """Puts work into the queue without waiting for Redis; `pool`, which has no workers, makes runs with a password.

    An async context manager, as the pool is; leaving it waits for what is being put.
    """

    def __init__(self, queue: WorkQueue, pool: JobPool) -> None:
        self._queue = queue
        self._pool = pool
        self._puts: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        await self._pool.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await asyncio.gather(*self._puts)
        await self._pool.__aexit__(kind, error, traceback)

    def dispatch(self, invoice_id: str, priority: Priority.ValueType = Priority.PRIORITY_PERSON) -> None:
        """As Jobs says. Where Redis is away, a worker finds the invoice when it is back."""
        put = asyncio.create_task(self._put(invoice_id, priority))
        self._puts.add(put)
        put.add_done_callback(self._puts.discard)

    @contextmanager
    def dispatching(self, invoice_id: str, *, password: str) -> Iterator[None]:
        """As Jobs says."""
        if password:
            with self._pool.dispatching(invoice_id, password=password):
                yield
        else:
            yield
            self.dispatch(invoice_id)

    async def _put(self, invoice_id: str, priority: Priority.ValueType) -> None:
        for _ in range(_TRIES):
            try:
                await asyncio.to_thread(self._queue.put, invoice_id, priority)
            except redis.RedisError as error:
                reason = str(error)
                await asyncio.sleep(_REST_SECONDS)
            else:
                return
        _log.warning("invoice_not_queued", invoice_id=invoice_id, reason=reason)
