"""A MariaDB of the tests: a server on a free port over a temporary folder, with a new database for whoever asks."""

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pymysql

from tests.servers.free_port import free_port
from tests.servers.server_process import ServerProcess

PROGRAMS = ("mariadb-install-db", "mariadbd")

# A small log file is written at once, and nothing survives a loss of power: tests need neither.
_QUICK = (
    "--innodb-log-file-size=8M",
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-doublewrite=0",
    "--performance-schema=OFF",
    "--skip-log-bin",
)


@dataclass
class MariaDb:
    """The running server, and the user that the databases belong to."""

    process: ServerProcess
    socket: Path
    user: str = "invoicemesh"
    password: str = "p@ss/word"
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    @property
    def port(self) -> int:
        """Where it listens, at 127.0.0.1."""
        return self.process.port

    def new_database(self) -> str:
        """Makes an empty database and gives its name."""
        name = f"test_{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        return name

    def url(self, database: str) -> str:
        """The database as the settings of a service name it."""
        return f"mysql+pymysql://{self.user}:p%40ss%2Fword@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: str) -> None:
        """Executes a statement as the server's administrator."""
        with pymysql.connect(user="root", unix_socket=str(self.socket)) as connection, connection.cursor() as cursor:
            cursor.execute(statement)


def missing_program() -> str | None:
    """The name of a program that this needs and this machine has not; None when all are there."""
    return next((program for program in PROGRAMS if shutil.which(program) is None), None)


@contextmanager
def running_mariadb(*options: str, parent: Path | None = None) -> Iterator[MariaDb]:
    """A server with an empty folder of its own, with further options of `mariadbd`.

    The folder lies in `parent`; in memory when that is not given, where tables are made ten times as fast.
    """
    # A socket's path is short by law, which pytest's folders are not.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="mariadb-", dir=parent or memory) as name:
        folder = Path(name)
        as_user = ["--user=root"] if os.geteuid() == 0 else []
        common = ["--no-defaults", "--basedir=/usr", f"--datadir={folder / 'data'}", *as_user]
        install = [PROGRAMS[0], *common, "--auth-root-authentication-method=normal", "--skip-test-db", _QUICK[0]]
        subprocess.run(install, check=True, capture_output=True)
        port = free_port()
        command = [
            *(PROGRAMS[1], *common, *_QUICK),
            *(f"--port={port}", "--bind-address=127.0.0.1", f"--socket={folder / 's'}", f"--tmpdir={folder}"),
            *(f"--pid-file={folder / 'pid'}", "--skip-name-resolve", *options),
        ]
        server = MariaDb(ServerProcess(command, port=port, log=folder / "log"), folder / "s")
        try:
            server.process.start()
            server.execute(f"CREATE USER '{server.user}'@'%' IDENTIFIED BY '{server.password}'")
            server.execute(f"GRANT ALL ON *.* TO '{server.user}'@'%'")
            yield server
        finally:
            server.process.stop()
