"""The workers of a server: gives each task to one that is free, replaces those that die, hang or are interrupted."""

import asyncio
from collections.abc import Coroutine
from itertools import count
from typing import Any

import structlog

from ocr_service.document.limits import DocumentLimits
from ocr_service.engines.config import EngineConfig
from ocr_service.workers.answers import Answer
from ocr_service.workers.tasks import Task
from ocr_service.workers.turns import Turns
from ocr_service.workers.worker import Worker, WorkerLostError

_log = structlog.get_logger(__name__)

# An interrupted worker that is done this soon need not be replaced, which takes as long as a page or two.
_GRACE_SECONDS = 0.5
# Pauses between attempts to start a worker, in seconds; the last one is repeated.
_START_PAUSES = (0.0, 1.0, 5.0, 15.0)


class WorkerPool:
    """`size` workers, which have `task_seconds` for a task each."""

    def __init__(self, size: int, limits: DocumentLimits, config: EngineConfig, *, task_seconds: float) -> None:
        self.size = size
        self._limits = limits
        self._config = config
        self._task_seconds = task_seconds
        self._turns: Turns[Worker] = Turns()
        self._all: set[Worker] = set()
        self._chores: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Starts the workers and waits for the first. WorkerLostError or TimeoutError when it does not start."""
        await self._start_one()
        for _ in range(self.size - 1):
            self._keep(self._start_until_one_runs())

    async def close(self) -> None:
        """Ends all workers, whatever they do."""
        self._closed = True
        for chore in self._chores:
            chore.cancel()
        await asyncio.gather(*self._chores, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._all))
        self._all.clear()

    async def do(self, task: Task) -> Answer:
        """The answer to the task, once a worker is free and it is the turn of the task's document.

        WorkerLostError when the worker died over it, TimeoutError when it took too long. Cancelling stops the work.
        """
        worker = await self._turns.take(task.document.path)
        try:
            async with asyncio.timeout(self._task_seconds):
                answer = await worker.ask(task)
        except (WorkerLostError, TimeoutError):
            _log.warning("worker_lost", pid=worker.pid)
            self._keep(self._replace(worker))
            raise
        except asyncio.CancelledError:
            self._keep(self._settle(worker))
            raise
        self._turns.give(worker)
        return answer

    async def _settle(self, worker: Worker) -> None:
        """Lets an interrupted worker finish if it soon does."""
        try:
            async with asyncio.timeout(_GRACE_SECONDS):
                await worker.answer()
        except (WorkerLostError, TimeoutError):
            await self._replace(worker)
        else:
            self._turns.give(worker)

    async def _replace(self, worker: Worker) -> None:
        await worker.end()
        self._all.discard(worker)
        await self._start_until_one_runs()

    async def _start_until_one_runs(self) -> None:
        for attempt in count():
            await asyncio.sleep(_START_PAUSES[min(attempt, len(_START_PAUSES) - 1)])
            try:
                await self._start_one()
            except (WorkerLostError, TimeoutError, OSError):
                _log.exception("worker_start_failed", attempt=attempt)
            else:
                return

    async def _start_one(self) -> None:
        worker = await Worker.started(self._limits, self._config)
        self._all.add(worker)
        self._turns.give(worker)
        _log.info("worker_ready", pid=worker.pid)

    def _keep(self, chore: Coroutine[Any, Any, None]) -> None:
        """Runs it in the background, until it is done or the pool closes."""
        if self._closed:
            chore.close()
            return
        task = asyncio.create_task(chore)
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)
