"""A database server as a process of the tests: stopped, killed, paused and started again on the same port."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

_PATIENCE_SECONDS = 30.0


class ServerProcess:
    """Runs a command that serves on `port` of this machine; what it says goes to `log`."""

    def __init__(self, command: Sequence[str], *, port: int, log: Path) -> None:
        self.port = port
        self._command = command
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and returns once it accepts connections; RuntimeError with its log when it does not."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not _listens(self.port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{self._command[0]} did not start:\n{self._log.read_text(errors='replace')}")
            time.sleep(0.02)

    def stop(self, by: signal.Signals = signal.SIGKILL) -> None:
        """Ends it, if it runs. What tests keep in it is worth no orderly end."""
        if self._process is not None:
            self._process.send_signal(by)
            self._process.wait()
            self._process = None

    def pause(self) -> None:
        """Lets it answer nothing, as a machine does that is lost without a word."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        # Returns once the last of its threads has stopped.
        os.waitpid(self._process.pid, os.WUNTRACED)

    def resume(self) -> None:
        """Lets it go on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)


def _listens(port: int) -> bool:
    """Whether somebody accepts connections there."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
