"""The files that documents lie in while they are read: one each, gone after it, at the latest with the next start."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import structlog

_log = structlog.get_logger(__name__)

_PREFIX = "invoicemesh-ocr-"


class Spool:
    """Keeps its files in `folder`, in the system's folder for temporary files when that is None."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder or Path(tempfile.gettempdir())

    @contextmanager
    def file(self) -> Iterator[IO[bytes]]:
        """A new empty file, readable by this user only and deleted after the block. Its name is never used again."""
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix=f"{_PREFIX}{os.getpid()}-", buffering=0) as file:
            yield file

    def clear(self) -> None:
        """Deletes what servers left behind that were killed. Called before the first file is made."""
        for path in self._folder.glob(f"{_PREFIX}*"):
            owner = path.name.removeprefix(_PREFIX).partition("-")[0]
            # An own process id on files that are there already was that of an earlier process.
            if owner.isdecimal() and (int(owner) == os.getpid() or not _runs(int(owner))):
                path.unlink(missing_ok=True)
                _log.info("spool_file_deleted", owner=int(owner))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        # It runs, under another user.
        return True
    return True
