"""The invoice service as a process of its own, so that its CPU time can be told from that of its callers."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import grpc
import psutil
from grpc_health.v1 import health_pb2, health_pb2_grpc

from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceStub
from mesh.channels import open_channel
from tests.servers.child_process import ChildProcess
from tests.servers.free_port import free_port

if TYPE_CHECKING:
    from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceAsyncStub

_PATIENCE_SECONDS = 60


@dataclass(frozen=True)
class ServiceProcess:
    """The running service."""

    stub: "InvoiceServiceAsyncStub"
    process: psutil.Process

    def cpu_seconds(self) -> float:
        """How much CPU time it has taken so far."""
        times = self.process.cpu_times()
        return times.user + times.system


@asynccontextmanager
async def serving(database_url: str, folder: Path) -> AsyncIterator[ServiceProcess]:
    """Runs the service on this database during the block, without a queue and with nobody behind it."""
    environment = os.environ | {
        "INVOICE_DATABASE_URL": database_url,
        "INVOICE_OBJECTS_URL": str(folder),
        "INVOICE_LOG_LEVEL": "warning",
    }
    process, port = await _started(environment)
    channel = open_channel(f"127.0.0.1:{port}")
    try:
        yield ServiceProcess(InvoiceServiceStub(channel), psutil.Process(process.pid))
    finally:
        await channel.close()
        process.kill()
        await process.wait()


async def _started(environment: Mapping[str, str]) -> tuple[ChildProcess, int]:
    """The process once it serves, and where."""
    while True:
        port = free_port()
        process = ChildProcess.started(
            *(sys.executable, "-m", "invoice_service"),
            env={**environment, "INVOICE_PORT": str(port)},
            stdout=subprocess.DEVNULL,
        )
        async with asyncio.timeout(_PATIENCE_SECONDS):
            # It ends at once when another program took the port in the meantime.
            while process.returncode is None:
                if await _serves(port):
                    return process, port
                await asyncio.sleep(0.1)


async def _serves(port: int) -> bool:
    async with open_channel(f"127.0.0.1:{port}") as channel:
        request = health_pb2.HealthCheckRequest(service="invoicemesh.invoice.v1.InvoiceService")
        try:
            answer = await health_pb2_grpc.HealthStub(channel).Check(request)
        except grpc.aio.AioRpcError:
            return False
        return bool(answer.status == health_pb2.HealthCheckResponse.SERVING)
