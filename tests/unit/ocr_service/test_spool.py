import os
import subprocess
import sys
from pathlib import Path

from ocr_service.spool import Spool


def _ended_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_a_killed_server_left_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    left = [tmp_path / f"invoicemesh-ocr-{owner}-abc" for owner in (_ended_process(), os.getpid())]
    kept = [tmp_path / name for name in (f"invoicemesh-ocr-{os.getppid()}-abc", "invoicemesh-ocr-x", "invoice.pdf")]
    for path in (*left, *kept):
        path.touch()
    Spool(tmp_path).clear()
    assert sorted(tmp_path.iterdir()) == sorted(kept)


def test_a_file_is_deleted_after_its_block(tmp_path: Path) -> None:
    with Spool(tmp_path).file() as file:
        file.write(b"abc")
        assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"abc"]
    assert list(tmp_path.iterdir()) == []
