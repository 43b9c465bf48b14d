"""One service as a child process: its log, its end, and how it is stopped."""

import logging
import os
import signal
import subprocess
from collections import deque
from collections.abc import Callable, Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from threading import Event, Thread

from invoicemesh_client.local.services import LocalService

_LOG_BYTES = 10 * 1024 * 1024
_TAIL_LINES = 15

LineSink = Callable[[LocalService, str], None]
"""Called with each line that a service writes."""


class ServiceProcess:
    """A running service, in a process group of its own, so that a Ctrl-C at the terminal reaches its starter alone.

    What it writes goes to `<name>.log` in the log folder (10 MiB and one older file at most) and to `on_line`.
    `on_end` is called in another thread when it ends. Raises OSError when its command cannot be run.
    """

    def __init__(
        self,
        service: LocalService,
        *,
        folder: Path,
        environment: Mapping[str, str],
        log_folder: Path,
        on_line: LineSink | None,
        on_end: Callable[["ServiceProcess"], None],
    ) -> None:
        self.service = service
        self._tail: deque[str] = deque(maxlen=_TAIL_LINES)
        self._ended = Event()
        log_folder.mkdir(parents=True, exist_ok=True)
        self._log = RotatingFileHandler(
            log_folder / f"{service.name}.log", maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
        )
        self._popen = subprocess.Popen(  # noqa: S603 - the commands are those of the Procfile
            service.command,
            cwd=folder,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        self._reader = Thread(target=self._read, args=(on_line,), daemon=True)
        self._waiter = Thread(target=self._wait, args=(on_end,), daemon=True)
        self._reader.start()
        self._waiter.start()

    @property
    def group(self) -> int:
        """The id of its process group."""
        return self._popen.pid

    @property
    def exit_code(self) -> int | None:
        """Its exit code, negative for the signal that ended it; None while it runs."""
        return self._popen.returncode

    @property
    def last_lines(self) -> tuple[str, ...]:
        """The last lines that it wrote."""
        return tuple(self._tail)

    def ask_to_end(self) -> None:
        """Sends SIGTERM, on which services let running calls finish."""
        if not self._ended.is_set():
            self._popen.send_signal(signal.SIGTERM)

    def wait(self, seconds: float) -> bool:
        """Waits for its end and tells whether it came in time."""
        return self._ended.wait(seconds)

    def kill(self) -> None:
        """Ends it and all that it has started, at once."""
        try:
            os.killpg(self.group, signal.SIGKILL)
        except ProcessLookupError:
            return

    def close(self) -> None:
        """Makes sure that it and all that it has started are gone, and closes its log."""
        self.kill()
        self._waiter.join()
        self._reader.join()
        self._log.close()

    def _read(self, on_line: LineSink | None) -> None:
        stream = self._popen.stdout
        if stream is None:
            raise AssertionError("the process was started with a pipe")
        with stream:
            for text in stream:
                line = text.rstrip("\n")
                self._tail.append(line)
                self._log.emit(logging.makeLogRecord({"msg": line}))
                if on_line:
                    on_line(self.service, line)

    def _wait(self, on_end: Callable[["ServiceProcess"], None]) -> None:
        self._popen.wait()
        self._ended.set()
        on_end(self)
