"""A real Envoy with the project's configuration on free ports, before the small backend."""

import asyncio
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.gateway.backend import Backend, start_backend


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(admin_port: int, cluster: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        assert process.poll() is None, "Envoy ended"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{admin_port}/clusters", timeout=1) as answer:
                lines = answer.read().decode().splitlines()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            lines = []
        if any(line.startswith(f"{cluster}::") and line.endswith("health_flags::healthy") for line in lines):
            return
        time.sleep(0.05)
    pytest.fail(f"Envoy found no healthy host for {cluster}")


@dataclass(frozen=True)
class Gateway:
    port: int
    admin_port: int
    backend: Backend

    def http(
        self, path: str, *, method: str = "GET", body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Send a plain HTTP request; give status, headers (lower case) and body."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}", data=body, method=method, headers=headers or {}
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, {k.lower(): v for k, v in error.headers.items()}, error.read()


@pytest.fixture(scope="session")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gateway]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server, backend, backend_port = asyncio.run_coroutine_threadsafe(start_backend(), loop).result(10)
    folder = tmp_path_factory.mktemp("gateway")
    port, admin_port = free_port(), free_port()
    environment = {
        **os.environ,
        "GATEWAY_PORT": str(port),
        "GATEWAY_ADMIN_PORT": str(admin_port),
        "GATEWAY_INVOICE_TARGET": f"127.0.0.1:{backend_port}",
        "GATEWAY_RUN_DIR": str(folder),
        "GATEWAY_MAX_REQUEST_BYTES": str(8 * 1024 * 1024),
        "GATEWAY_CONCURRENCY": "1",
    }
    with (folder / "envoy.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "gateway"], env=environment, stdout=log, stderr=log, cwd=Path(__file__).parents[2]
        )
        try:
            wait_until_healthy(admin_port, "invoice", process)
            yield Gateway(port, admin_port, backend)
        finally:
            process.terminate()
            process.wait(20)
            asyncio.run_coroutine_threadsafe(server.stop(0), loop).result(10)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(10)
            loop.close()
