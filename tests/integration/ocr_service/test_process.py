"""The service as a process: it leaves no worker behind, however it ends."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import grpc
import psutil
import pytest

from invoicemesh.ocr.v1.ocr_service_pb2_grpc import OcrServiceStub
from ocr_service.engines import tesseract
from ocr_service.engines.config import TesseractConfig
from tests.integration.ocr_service.harness import requests
from tests.unit.ocr_service.documents import image, picture_of


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


def _wait_for_workers(server: "subprocess.Popen[str]", count: int = 2) -> int:
    """The server's port, once its workers are ready."""
    assert server.stderr is not None
    port = 0
    # Native libraries may write lines of their own between the log's.
    for event in (json.loads(line) for line in server.stderr if line.startswith("{")):
        port = int(event.get("port", port))
        count -= event["event"] == "worker_ready"
        if port and not count:
            return port
    raise AssertionError("The server has ended.")


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


@pytest.fixture
def hanging(tmp_path: Path) -> Path:
    """A folder with a tesseract that says what it is, and never ends where it is asked to read."""
    if remedy := tesseract.info(TesseractConfig()).remedy:
        pytest.skip(f"Tesseract is not installed ({remedy})")
    program = tmp_path / "tesseract"
    real = shutil.which("tesseract")
    program.write_text(f'#!/bin/sh\ncase "$*" in *tsv*) exec sleep 600;; *) exec {real} "$@";; esac\n')
    program.chmod(0o755)
    return tmp_path


async def _started_by(server: "subprocess.Popen[str]") -> psutil.Process:
    """The program that hangs, as soon as a worker has started it."""
    while True:
        for process in psutil.Process(server.pid).children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                if process.name() == "sleep":
                    return process
        await asyncio.sleep(0.05)


@pytest.mark.parametrize("end", ["the call is cancelled", "the worker is killed", "the server is killed"])
async def test_a_program_that_a_worker_has_started_ends_with_it(model_dir: Path, hanging: Path, end: str) -> None:
    path = f"{hanging}:{os.environ['PATH']}"
    with _server(model_dir, OCR_ENGINE="tesseract", OCR_WORKERS="1", PATH=path) as server:
        port = await asyncio.to_thread(_wait_for_workers, server, 1)
        async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
            call = OcrServiceStub(channel).Recognize(requests(image(picture_of("Total due 1,234.50"), "PNG")))
            reading = asyncio.ensure_future(anext(aiter(call)))
            program = await asyncio.wait_for(_started_by(server), 60)
            if end == "the call is cancelled":
                call.cancel()
            elif end == "the worker is killed":
                psutil.Process(program.ppid()).kill()
            else:
                server.kill()
            gone, _ = await asyncio.to_thread(psutil.wait_procs, [program], timeout=5)
            assert gone == [program]
            reading.cancel()


@pytest.mark.parametrize("model_dir", [Path("/dev/null/models")])
def test_a_server_whose_engine_does_not_load_says_so_and_exits(model_dir: Path) -> None:
    with _server(model_dir) as server:
        _, errors = server.communicate(timeout=60)
    assert server.returncode == 1
    assert errors.rstrip().endswith("OcrService does not start: its engine failed; what is above says why.")
