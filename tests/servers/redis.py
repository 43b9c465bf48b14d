"""A Redis of the tests: a server on a free port that writes nothing down."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.free_port import free_port
from tests.servers.server_process import ServerProcess

PROGRAM = "redis-server"


def missing_program() -> str | None:
    """The name of the program when this machine has it not."""
    return None if shutil.which(PROGRAM) else PROGRAM


@contextmanager
def running_redis() -> Iterator[ServerProcess]:
    """A server, empty after each start."""
    with tempfile.TemporaryDirectory(prefix="redis-") as folder:
        port = free_port()
        command = [PROGRAM, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        server = ServerProcess([*command, "--dir", folder], port=port, log=Path(folder) / "log")
        try:
            server.start()
            yield server
        finally:
            server.stop()


def url(server: ServerProcess) -> str:
    """The server as the settings of a service name it."""
    return f"redis://127.0.0.1:{server.port}/0"
