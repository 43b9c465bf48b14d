"""A worker as its server sees it: a process that is asked one thing at a time, and ended when it does not answer."""

import asyncio
import os
import pickle
import signal
import socket
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from typing import Self

from google.protobuf.message import DecodeError

from ocr_service.document.limits import DocumentLimits
from ocr_service.engines.config import EngineConfig
from ocr_service.workers import frames
from ocr_service.workers.answers import Answer, decode
from ocr_service.workers.entry import work
from ocr_service.workers.tasks import Task

# A fork server that has the libraries loaded makes a worker in a tenth of the time that a new interpreter takes. A fork
# of the server itself would copy gRPC's threads in the middle of their work.
_PROCESSES = get_context("forkserver")
_PRELOAD = ["ocr_service.workers.preload"]
# Loading the engine takes about a second; more on a machine that is busy with a lot of other starts.
_START_SECONDS = 120

PROCESS_NAME = "ocr-worker"


class WorkerLostError(Exception):
    """The worker died, or sent what no worker sends, before it answered."""


class Worker:
    """Made by `started`. After WorkerLostError only `end` may be called, when `ask` was interrupted `answer` too."""

    def __init__(self, process: ForkServerProcess, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._process = process
        self._reader = reader
        self._writer = writer
        # What it says next. It goes on being read when nobody waits for it any more.
        self._said = self._next()

    @classmethod
    async def started(cls, limits: DocumentLimits, config: EngineConfig) -> Self:
        """A worker that has its engine loaded. WorkerLostError or TimeoutError when it does not come so far."""
        worker = cls(*await _new_process(limits, config))
        try:
            async with asyncio.timeout(_START_SECONDS):
                if await worker._heard() != frames.READY:
                    raise WorkerLostError
        except BaseException:
            await worker.end()
            raise
        return worker

    @property
    def pid(self) -> int | None:
        """The id of its process."""
        return self._process.pid

    async def ask(self, task: Task) -> Answer:
        """The answer to the task. WorkerLostError when there is none."""
        try:
            await frames.write(self._writer, pickle.dumps(task))
        except ConnectionError as gone:
            raise WorkerLostError from gone
        self._said = self._next()
        return await self.answer()

    async def answer(self) -> Answer:
        """The answer to what was asked before. WorkerLostError when there is none."""
        try:
            return decode(await self._heard())
        except (ValueError, KeyError, TypeError, DecodeError) as nonsense:
            raise WorkerLostError from nonsense

    async def end(self) -> None:
        """Ends the process and the programs that it runs, whatever they do, and waits for its end."""
        self._kill()
        await asyncio.to_thread(self._process.join)
        self._said.cancel()
        await asyncio.gather(self._said, return_exceptions=True)
        self._writer.close()
        with suppress(ConnectionError):
            await self._writer.wait_closed()

    def _kill(self) -> None:
        if self._process.pid is not None:
            # One that has hardly begun is no group of its own yet.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()

    def _next(self) -> asyncio.Task[bytes]:
        return asyncio.create_task(frames.read(self._reader))

    async def _heard(self) -> bytes:
        try:
            return await asyncio.shield(self._said)
        except (EOFError, ConnectionError) as gone:
            raise WorkerLostError from gone


async def _new_process(
    limits: DocumentLimits, config: EngineConfig
) -> tuple[ForkServerProcess, asyncio.StreamReader, asyncio.StreamWriter]:
    """A process that has begun to work, and the connection to it."""
    _PROCESSES.set_forkserver_preload(_PRELOAD)
    ours, theirs = socket.socketpair()
    process = _PROCESSES.Process(target=work, args=(theirs, limits, config), name=PROCESS_NAME, daemon=True)
    try:
        with theirs:
            # Waits for the fork server, which loads its libraries first.
            await asyncio.to_thread(process.start)
        return process, *await asyncio.open_unix_connection(sock=ours)
    except BaseException:
        # A process that has started nonetheless ends when it finds nobody here.
        ours.close()
        raise
