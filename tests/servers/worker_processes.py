"""Workers of the queue as processes of their own, which can be killed one by one and are replaced."""

import random
import subprocess
import sys
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from tests.servers.child_process import ChildProcess


class WorkerProcesses:
    """An async context manager: so many processes work within the block. What they log is dropped."""

    def __init__(self, environment: Mapping[str, str], *, number: int, module: str = "invoice_service.worker") -> None:
        self.kills = 0
        self._environment = environment
        self._number = number
        self._module = module
        self._processes: list[ChildProcess] = []

    async def __aenter__(self) -> Self:
        for _ in range(self._number):
            await self._start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for process in self._processes:
            process.kill()
            await process.wait()

    async def kill_one(self) -> None:
        """Kills one at random and starts another in its place."""
        victim = self._processes.pop(random.randrange(len(self._processes)))  # noqa: S311
        victim.kill()
        await victim.wait()
        self.kills += 1
        await self._start()

    async def _start(self) -> None:
        process = ChildProcess.started(
            *(sys.executable, "-m", self._module),
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)
