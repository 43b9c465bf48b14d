"""Programs that tests run as processes of their own."""

import asyncio
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Self


class ChildProcess:
    """A program that runs, waited for without holding up the event loop.

    uvloop starts programs from a fork in which Python's own hooks run: beside the threads of gRPC that fork sometimes
    crashes before it becomes the program. `subprocess` runs nothing of Python's there.
    """

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    @classmethod
    def started(
        cls,
        *command: str | Path,
        env: Mapping[str, str] | None = None,
        stdin: int | None = None,
        stdout: int | None = None,
        stderr: int | None = None,
    ) -> Self:
        """Starts the program; the streams are those of subprocess.Popen."""
        return cls(subprocess.Popen(command, env=env, stdin=stdin, stdout=stdout, stderr=stderr))

    @property
    def pid(self) -> int:
        """The id of its process."""
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """What it ended with; None while it runs."""
        return self._process.poll()

    @property
    def stdout(self) -> IO[bytes]:
        """What it writes; a pipe was asked for."""
        assert self._process.stdout is not None
        return self._process.stdout

    @property
    def stderr(self) -> IO[bytes]:
        """What it writes of faults; a pipe was asked for."""
        assert self._process.stderr is not None
        return self._process.stderr

    def send_signal(self, signal: int) -> None:
        """Sends it a signal."""
        self._process.send_signal(signal)

    def kill(self) -> None:
        """Ends it at once."""
        self._process.kill()

    async def wait(self) -> int:
        """What it ends with, when it has; its pipes are closed then."""
        code = await asyncio.to_thread(self._process.wait)
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()
        return code

    async def communicate(self) -> tuple[bytes, bytes]:
        """All that it writes until it ends, to both streams."""
        return await asyncio.to_thread(self._process.communicate)
