"""The service as a process: it leaves no worker behind, however it ends."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def _server(model_dir: Path, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    settings = {"OCR_PORT": "0", "OCR_WORKERS": "2", "OCR_LOG_FORMAT": "json", "OCR_MODEL_DIR": str(model_dir)}
    with subprocess.Popen(
        [sys.executable, "-m", "ocr_service"],
        env=os.environ | settings | environment,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            yield server
        finally:
            server.kill()


def _wait_for_workers(server: "subprocess.Popen[str]") -> None:
    """Returns once both workers are ready."""
    assert server.stderr is not None
    # Native libraries may write lines of their own between the log's.
    events = (json.loads(line)["event"] for line in server.stderr if line.startswith("{"))
    for _ in range(2):
        assert "worker_ready" in events


def _all_end_within(seconds: float, server: "subprocess.Popen[str]") -> None:
    """Waits for the end of the server and of all processes that it started: they write to the same pipe."""
    server.communicate(timeout=seconds)


def test_a_terminated_server_ends_cleanly_and_takes_its_workers_along(model_dir: Path) -> None:
    with _server(model_dir) as server:
        _wait_for_workers(server)
        server.send_signal(signal.SIGTERM)
        _all_end_within(20, server)
        assert server.returncode == 0


def test_the_workers_of_a_killed_server_end_by_themselves(model_dir: Path) -> None:
    with _server(model_dir) as server:
        _wait_for_workers(server)
        server.kill()
        _all_end_within(10, server)
        assert server.returncode == -signal.SIGKILL


@pytest.mark.parametrize("model_dir", [Path("/dev/null/models")])
def test_a_server_whose_engine_does_not_load_says_so_and_exits(model_dir: Path) -> None:
    with _server(model_dir) as server:
        _, errors = server.communicate(timeout=60)
    assert server.returncode == 1
    assert errors.rstrip().endswith("OcrService does not start: its engine failed; what is above says why.")
