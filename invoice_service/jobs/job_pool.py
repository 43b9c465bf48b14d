"""The work that waits, done by a bounded number of workers in this process.

There is no queue in memory: the database knows what waits. A worker that is free takes what is to be done first, which
includes what a crashed process left behind.
"""

import asyncio
import contextvars
from collections.abc import AsyncIterator, Awaitable, Coroutine, Iterator, Sequence
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self

import structlog

from invoice_service.watching.changes import Changes
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority
from mesh.errors import ServiceError

_log = structlog.get_logger(__name__)

# How long a worker keeps still after the database could not be asked.
_REST_SECONDS = 1.0


class Jobs(Protocol):
    """What the rest of the service asks of whatever gets the work done."""

    def dispatch(self, invoice_id: str, priority: Priority.ValueType = Priority.PRIORITY_PERSON) -> None:
        """The invoice waits in the database now: process it soon. Where this is lost, the next scan finds it."""
        ...

    def dispatching(self, invoice_id: str, *, password: str) -> AbstractContextManager[None]:
        """Dispatches the invoice that the block puts to wait, unless it raises.

        With a password, it is processed at once and in this process: the password is held in its memory alone.
        """
        ...


@dataclass(frozen=True)
class RunEnd:
    """A run is over, and another one should be made after so many seconds; None: it was the last."""

    again_after: float | None = None


class Run(Protocol):
    """Processes an invoice and gives how that ended; None when the invoice was not free."""

    def __call__(self, invoice_id: str, *, password: str) -> Awaitable[RunEnd | None]:
        """Makes the run."""
        ...


class Waiting(Protocol):
    """Gives the ids of invoices that wait or whose run has died, those to be done first first."""

    def __call__(self) -> Awaitable[Sequence[str]]:
        """Asks the database."""
        ...


class JobPool:
    """Workers in the event loop, which does not wait for them: the work itself is done by other services.

    With no workers it makes only runs with a password, which can be made nowhere else. An async context manager: they
    work within the block. Leaving it cancels the runs, which give their invoices back.
    """

    def __init__(self, run: Run, waiting: Waiting, *, workers: int, scan_seconds: float, lease_seconds: float) -> None:
        self._run = run
        self._waiting = waiting
        self._workers = workers
        self._scan_seconds = scan_seconds
        self._lease_seconds = lease_seconds
        self._dispatched = Changes()
        self._running: set[str] = set()
        self._passwords: dict[str, str] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        for _ in range(self._workers):
            self._start(self._work())
        # What this process's predecessor held when it was killed is free by then at the latest.
        self._look_again_after(self._lease_seconds)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def dispatch(self, invoice_id: str, priority: Priority.ValueType = Priority.PRIORITY_PERSON) -> None:
        """Wakes a worker that is idle; it asks the database what to do."""
        self._dispatched.note()

    @contextmanager
    def dispatching(self, invoice_id: str, *, password: str) -> Iterator[None]:
        """As Jobs says. A run with a password does not wait for a worker."""
        if not password:
            yield
            self.dispatch(invoice_id)
            return
        # Known before the invoice is seen to wait, so that no worker takes it without.
        former = self._passwords.get(invoice_id)
        self._passwords[invoice_id] = password
        try:
            yield
        except BaseException:
            self._forget(invoice_id, password)
            if former is not None:
                self._passwords[invoice_id] = former
            raise
        self._start(self._do_at_once(invoice_id))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        # The call that dispatches has a deadline and a request id, which are none of the work's business.
        task = asyncio.create_task(work, context=contextvars.Context())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self) -> None:
        while True:
            seen = self._dispatched.number
            async with _surviving():
                invoice_id = await self._find()
                if invoice_id is None:
                    await self._dispatched.wait(seen, seconds=self._scan_seconds)
                else:
                    await self._do(invoice_id)

    async def _do_at_once(self, invoice_id: str, *, after: float = 0.0) -> None:
        await asyncio.sleep(after)
        async with _surviving():
            await self._do(invoice_id)

    async def _find(self) -> str | None:
        return next((invoice_id for invoice_id in await self._waiting() if invoice_id not in self._running), None)

    async def _do(self, invoice_id: str) -> None:
        if invoice_id in self._running:
            return
        self._running.add(invoice_id)
        password = self._passwords.get(invoice_id, "")
        try:
            end = await self._run(invoice_id, password=password)
        finally:
            self._running.discard(invoice_id)
            # It may have been dispatched again while nobody else could take it.
            self._dispatched.note()
        if end is None:
            return
        if end.again_after is None:
            self._forget(invoice_id, password)
        elif password:
            self._start(self._do_at_once(invoice_id, after=end.again_after))
        else:
            self._look_again_after(end.again_after)

    def _look_again_after(self, seconds: float) -> None:
        asyncio.get_running_loop().call_later(seconds, self._dispatched.note)

    def _forget(self, invoice_id: str, password: str) -> None:
        if self._passwords.get(invoice_id) == password:
            del self._passwords[invoice_id]


@asynccontextmanager
async def _surviving() -> AsyncIterator[None]:
    """Lets nothing but cancellation end a worker. What failed is still in the database, and a later scan finds it."""
    try:
        yield
    except ServiceError as error:
        _log.warning("worker_rests", reason=error.reason)
        await asyncio.sleep(_REST_SECONDS)
    except Exception:  # A fault of ours, of which the next invoice must not suffer.
        _log.exception("worker_rests")
        await asyncio.sleep(_REST_SECONDS)
