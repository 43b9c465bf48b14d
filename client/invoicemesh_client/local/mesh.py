"""A mesh on this machine: starts its services, waits until they are ready, notices when one ends, stops them all."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Self

from invoicemesh_client.local import guard
from invoicemesh_client.local.ports import is_taken
from invoicemesh_client.local.process import LineSink, ServiceProcess
from invoicemesh_client.local.readiness import is_ready
from invoicemesh_client.local.services import LocalService

_START_SECONDS = 180.0
_CHECK_EVERY_SECONDS = 0.2
# More than the services' own grace for running calls, which is 5 s by default.
_STOP_SECONDS = 10.0


class LocalMeshError(Exception):
    """A mesh that cannot start or go on: a sentence, what to do about it, and the last lines of a service's log."""

    def __init__(self, message: str, *, remedy: str = "", log_lines: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.log_lines = tuple(log_lines)


def require_free_ports(settings: Mapping[str, int]) -> None:
    """Raises LocalMeshError for the first port that is taken; `settings` gives the ports by their settings' names."""
    for name, port in settings.items():
        if is_taken(port):
            raise LocalMeshError(
                f"Port {port} is taken by another program.",
                remedy=f"Stop that program, or set {name} to a free port (in the environment or in .env).",
            )


class LocalMesh:
    """Services as child processes. Use it as a context: they are stopped at its end, whatever happens inside.

    Nothing is started anew by itself: a service that ends is reported, because what it did then is lost. Each service
    has `stop_seconds` to end when it is asked to.
    """

    def __init__(
        self,
        services: Sequence[LocalService],
        *,
        folder: Path,
        log_folder: Path,
        environment: Mapping[str, str],
        on_line: LineSink | None = None,
        stop_seconds: float = _STOP_SECONDS,
    ) -> None:
        self._services = services
        self._folder = folder
        self._log_folder = log_folder
        self._environment = environment
        self._on_line = on_line
        self._stop_seconds = stop_seconds
        self._processes: list[ServiceProcess] = []
        # What has to be acted on: a service that ended, or None for the wish to stop. A signal handler may put too.
        self._events: SimpleQueue[ServiceProcess | None] = SimpleQueue()
        self._guard: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, on_ready: Callable[[LocalService, float], None] | None = None) -> bool:
        """Starts all services and waits until each is ready; `on_ready` gets each with the seconds that it took.

        Gives False when the wish to stop came first. Raises LocalMeshError when one ends or takes too long.
        """
        self._guard = subprocess.Popen(  # noqa: S603 - our own file
            [sys.executable, "-I", guard.__file__], stdin=subprocess.PIPE, start_new_session=True
        )
        began = time.monotonic()
        for service in self._services:
            self._start(service)
        waiting = list(self._services)
        while waiting:
            for service in [service for service in waiting if is_ready(service)]:
                waiting.remove(service)
                if on_ready:
                    on_ready(service, time.monotonic() - began)
            if waiting and self._stop_is_wanted(_CHECK_EVERY_SECONDS):
                return False
            if waiting and time.monotonic() - began > _START_SECONDS:
                raise self._failure(waiting[0].name, f"was not ready within {_START_SECONDS:.0f} seconds")
        return True

    def wait(self) -> None:
        """Waits for the wish to stop. Raises LocalMeshError when a service ends before."""
        self._stop_is_wanted(None)

    def require_running(self) -> None:
        """Raises LocalMeshError when a service has ended."""
        self._stop_is_wanted(0)

    def ask_to_stop(self) -> None:
        """Ends `start` or `wait` soon. May be called by a signal handler or another thread."""
        self._events.put(None)

    def stop(self) -> None:
        """Stops the services, the last one started first, each with time to finish running calls."""
        for process in reversed(self._processes):
            process.ask_to_end()
            process.wait(self._stop_seconds)
            process.close()
            self._tell_guard("-", process)
        self._processes.clear()
        if self._guard and self._guard.stdin:
            self._guard.stdin.close()
            self._guard.wait()
            self._guard = None

    def kill(self) -> None:
        """Ends all services at once; `stop` has still to be called. May be called by a signal handler."""
        for process in self._processes:
            process.kill()

    def _start(self, service: LocalService) -> None:
        try:
            process = ServiceProcess(
                service,
                folder=self._folder,
                environment=self._environment,
                log_folder=self._log_folder,
                on_line=self._on_line,
                on_end=self._events.put,
            )
        except OSError as error:
            raise LocalMeshError(f"The service `{service.name}` cannot be started: {error}.") from error
        self._processes.append(process)
        self._tell_guard("+", process)

    def _tell_guard(self, sign: str, process: ServiceProcess) -> None:
        if self._guard and self._guard.stdin:
            # Without its guard the mesh still runs and stops; only a killed starter would leave it behind.
            with suppress(BrokenPipeError):
                self._guard.stdin.write(f"{sign}{process.group}\n".encode())
                self._guard.stdin.flush()

    def _stop_is_wanted(self, seconds: float | None) -> bool:
        """Waits for an event; True for the wish to stop, False when none came. Raises when a service ended."""
        try:
            ended = self._events.get(timeout=seconds) if seconds != 0 else self._events.get_nowait()
        except Empty:
            return False
        if ended is None:
            return True
        ended.close()  # Its last lines are complete then.
        raise self._failure(ended.service.name, f"ended by itself ({_ending(ended.exit_code)})")

    def _failure(self, name: str, what: str) -> LocalMeshError:
        process = next(process for process in self._processes if process.service.name == name)
        return LocalMeshError(
            f"The service `{name}` {what}.",
            remedy=f"Its log is {self._log_folder / name}.log.",
            log_lines=process.last_lines,
        )


def _ending(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"signal {-exit_code}"
    return f"exit code {exit_code}"
