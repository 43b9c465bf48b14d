"""A worker as its server sees it: a process that is asked one thing at a time, and ended when it does not answer."""

import asyncio
import pickle
import socket
from multiprocessing import get_context
from pathlib import Path
from typing import Self

from google.protobuf.message import DecodeError

from ocr_service.document.limits import DocumentLimits
from ocr_service.workers import frames
from ocr_service.workers.answers import Answer, decode
from ocr_service.workers.entry import READY, work
from ocr_service.workers.tasks import Inspect, ReadPage

# A fork server that has the libraries loaded makes a worker in a tenth of the time that a new interpreter takes. A fork
# of the server itself would copy gRPC's threads in the middle of their work.
_PROCESSES = get_context("forkserver")
_PRELOAD = ["ocr_service.workers.preload"]
# Loading the engine takes about a second; more on a machine that is busy with a lot of other starts.
_START_SECONDS = 120


class WorkerLostError(Exception):
    """The worker died, or sent what no worker sends, before it answered."""


class Worker:
    """Made by `started`. After WorkerLostError, or when `ask` was interrupted, only `end` may be called."""

    def __init__(self, limits: DocumentLimits, model_dir: Path) -> None:
        _PROCESSES.set_forkserver_preload(_PRELOAD)
        self._ours, self._theirs = socket.socketpair()
        self._process = _PROCESSES.Process(
            target=work, args=(self._theirs, limits, model_dir), name="ocr-worker", daemon=True
        )
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter
        # What the worker will say next. It goes on being read when nobody waits for it any more.
        self._said: asyncio.Task[bytes] | None = None

    @classmethod
    async def started(cls, limits: DocumentLimits, model_dir: Path) -> Self:
        """A worker that has its engine loaded. WorkerLostError or TimeoutError when it does not come so far."""
        worker = cls(limits, model_dir)
        try:
            # Waits for the fork server, which loads its libraries first.
            await asyncio.to_thread(worker._process.start)
            worker._theirs.close()
            worker._reader, worker._writer = await asyncio.open_unix_connection(sock=worker._ours)
            worker._listen()
            async with asyncio.timeout(_START_SECONDS):
                if await worker._heard() != READY:
                    raise WorkerLostError
        except BaseException:
            await worker.end()
            raise
        return worker

    @property
    def pid(self) -> int | None:
        """The id of its process."""
        return self._process.pid

    async def ask(self, task: Inspect | ReadPage) -> Answer:
        """The answer to the task. WorkerLostError when there is none."""
        try:
            await frames.write(self._writer, pickle.dumps(task))
        except ConnectionError as gone:
            raise WorkerLostError from gone
        self._listen()
        return await self.answer()

    async def answer(self) -> Answer:
        """The answer to what was asked before. WorkerLostError when there is none."""
        try:
            return decode(await self._heard())
        except (ValueError, KeyError, TypeError, DecodeError) as nonsense:
            raise WorkerLostError from nonsense

    async def end(self) -> None:
        """Ends the process, whatever it does, and waits for its end."""
        if self._process.pid is not None:
            self._process.kill()
            await asyncio.to_thread(self._process.join)
        if self._said is not None:
            self._said.cancel()
            await asyncio.gather(self._said, return_exceptions=True)
        for side in (self._ours, self._theirs):
            side.close()

    def _listen(self) -> None:
        self._said = asyncio.create_task(frames.read(self._reader))

    async def _heard(self) -> bytes:
        if self._said is None:
            raise WorkerLostError
        try:
            return await asyncio.shield(self._said)
        except (EOFError, ConnectionError) as gone:
            raise WorkerLostError from gone
