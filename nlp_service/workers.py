"""Worker processes that extract, so that the server's loop never waits and a cancelled extraction really ends."""

import asyncio
import signal
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

import structlog

from mesh.errors import ServiceError
from nlp_service.request import Job

_log = structlog.get_logger(__name__)
_RETRY_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class _Failure:
    """An exception in a worker, as text: its own type may not be known here."""

    description: str


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process and this side of its pipe."""

    process: SpawnProcess
    connection: Connection

    def call(self, job: Job) -> bytes | _Failure:
        """The answer to `job`. Blocks; EOFError or OSError when the process ends meanwhile."""
        self.connection.send(job)
        answer: bytes | _Failure = self.connection.recv()
        return answer

    def kill(self) -> None:
        """Ends the process at once; whoever waits in `call` gets EOFError."""
        self.process.kill()
        self.process.join()


class WorkerPool:
    """`count` processes, each with one job at a time. Jobs beyond that wait; more than `max_waiting` are refused."""

    def __init__(self, count: int, *, max_waiting: int) -> None:
        self._count = count
        self._max_waiting = max_waiting
        self._waiting = 0
        self._idle: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all: set[_Worker] = set()
        self._starting: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Starts the processes and waits until each has loaded its language data."""
        await asyncio.gather(*(self._add_worker() for _ in range(self._count)))

    async def run(self, job: Job) -> bytes:
        """The serialized response to `job`. Cancelling ends its process, and another takes the place.

        ServiceError `BUSY` when too many wait; RuntimeError when the worker fails.
        """
        if self._waiting >= self._max_waiting and self._idle.empty():
            raise ServiceError("BUSY", waiting=self._waiting, limit=self._max_waiting, retry_after=_RETRY_SECONDS)
        self._waiting += 1
        try:
            worker = await self._idle.get()
        finally:
            self._waiting -= 1
        answer: bytes | _Failure | None = None
        try:
            answer = await asyncio.to_thread(worker.call, job)
        except (EOFError, OSError) as error:
            raise RuntimeError("The worker process ended during an extraction.") from error
        finally:
            if answer is None:
                self._replace(worker)
            else:
                self._idle.put_nowait(worker)
        if isinstance(answer, _Failure):
            raise RuntimeError(f"The extraction failed in its worker: {answer.description}")
        return answer

    async def close(self) -> None:
        """Ends all processes."""
        for task in self._starting:
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        for worker in self._all:
            worker.kill()
            worker.connection.close()
        self._all.clear()

    def _replace(self, worker: _Worker) -> None:
        worker.kill()
        self._all.discard(worker)
        _log.warning("worker_replaced", pid=worker.process.pid)
        task = asyncio.create_task(self._add_worker())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _add_worker(self) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs,), daemon=True, name="nlp-worker")
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._all.add(worker)
        # The first message says that the worker is ready.
        await asyncio.to_thread(ours.recv)
        self._idle.put_nowait(worker)


def _work(connection: Connection) -> None:
    """The life of a worker process: it ends when the server closes the pipe."""
    # Ctrl-C goes to all processes of a terminal; the server alone decides when its workers end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Imported here so that the server itself does not load the language data.
    from nlp_service.extractor import Extractor  # noqa: PLC0415

    extractor = Extractor()
    extractor.engine("local")
    connection.send(b"ready")
    while True:
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        try:
            connection.send(extractor.extract(job))
        except Exception as error:
            connection.send(_Failure(f"{type(error).__name__}: {error}"))
