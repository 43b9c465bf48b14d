"""A process that dies in the middle of its work, and a caller who leaves in the middle of it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

import grpc
import psutil
import pypdfium2
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from invoicemesh.invoice.v1 import invoice_pb2, invoice_service_pb2, invoice_service_pb2_grpc
from invoicemesh_client.client import InvoiceMeshClient
from invoicemesh_client.local.ports import free_ports
from invoicemesh_client.settling import wait_until_settled
from tests.e2e.conftest import CHECKOUT, SAMPLES, Mesh

PAGES = 45
SCAN = next(SAMPLES.glob("en-ledger-flatbed-*.pdf"))


@contextmanager
def invoice_service(mesh: Mesh, folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run an invoice service with a store of its own beside the mesh's OCR and NLP services."""
    environment = {
        **os.environ,
        **mesh.environment,
        "INVOICE_PORT": str(port),
        "INVOICE_DATABASE_URL": f"sqlite:///{folder / 'own.db'}",
        "INVOICE_OBJECTS_URL": str(folder / "objects"),
        "INVOICE_LEASE_SECONDS": "2",
        "INVOICE_SCAN_SECONDS": "1",
    }
    with (folder / "service.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "invoice_service"], cwd=CHECKOUT.folder, env=environment, stdout=log, stderr=log
        )
        try:
            wait_until_serving(port)
            yield process
        finally:
            process.kill()
            process.wait(20)


def wait_until_serving(port: int) -> None:
    deadline = time.monotonic() + 60
    with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
        health = health_pb2_grpc.HealthStub(channel)
        request = health_pb2.HealthCheckRequest(service="invoicemesh.invoice.v1.InvoiceService")
        while time.monotonic() < deadline:
            try:
                if health.Check(request, timeout=2).status == health_pb2.HealthCheckResponse.SERVING:
                    return
            except grpc.RpcError:
                pass
            time.sleep(0.05)
    pytest.fail("the invoice service did not become ready")


def test_a_service_killed_in_the_middle_of_a_job_finishes_it_after_its_next_start(mesh: Mesh, tmp_path: Path) -> None:
    (port,) = free_ports(1)
    with invoice_service(mesh, tmp_path, port) as process, InvoiceMeshClient(f"127.0.0.1:{port}") as client:
        invoice_id = client.upload(SCAN).invoice.id
        while client.get(invoice_id).state != invoice_pb2.INVOICE_STATE_PROCESSING:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.wait(20)
    with invoice_service(mesh, tmp_path, port), InvoiceMeshClient(f"127.0.0.1:{port}") as client:
        wait_until_settled(client, [invoice_id])
        assert client.get(invoice_id).state in {
            invoice_pb2.INVOICE_STATE_READY,
            invoice_pb2.INVOICE_STATE_NEEDS_REVIEW,
        }
        assert [invoice.id for invoice in client.list()] == [invoice_id]


def ocr_service_of_this_mesh() -> psutil.Process:
    return next(
        process
        for process in psutil.Process().children(recursive=True)
        if process.cmdline()[1:] == ["-m", "ocr_service"]
    )


def cpu_seconds(process: psutil.Process) -> dict[int, float]:
    """CPU time of a process and each of its descendants, by their ids."""
    seconds = {}
    for each in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            times = each.cpu_times()
            seconds[each.pid] = times.user + times.system
    return seconds


def is_idle(process: psutil.Process) -> bool:
    """Whether a process and its descendants do next to nothing for a second."""
    before = cpu_seconds(process)
    time.sleep(1.0)
    return sum(now - before.get(pid, 0.0) for pid, now in cpu_seconds(process).items()) < 0.2


def scan_of(pages: int) -> bytes:
    """A PDF whose pages are all the first one of a scan."""
    with pypdfium2.PdfDocument(SCAN) as scan, pypdfium2.PdfDocument.new() as long:
        long.import_pages(scan, [0] * pages)
        content = BytesIO()
        long.save(content)
        return content.getvalue()


def test_leaving_a_read_stops_the_work_on_all_services(mesh: Mesh) -> None:
    ocr = ocr_service_of_this_mesh()

    def requests() -> Iterator[invoice_service_pb2.ReadInvoiceRequest]:
        yield invoice_service_pb2.ReadInvoiceRequest(metadata=invoice_service_pb2.ReadMetadata())
        yield invoice_service_pb2.ReadInvoiceRequest(chunk=scan_of(PAGES))

    with grpc.insecure_channel(mesh.gateway) as channel:
        call = invoice_service_pb2_grpc.InvoiceServiceStub(channel).ReadInvoice(requests(), timeout=600)
        next(call)
        start = time.monotonic()
        while not any(message.progress.pages_done for message in call):
            pass
        seconds_of_a_page = time.monotonic() - start
        call.cancel()
        cancelled = time.monotonic()
    # A worker that was killed loads its models anew; reading on would take the time of some twenty pages.
    while not is_idle(ocr):
        assert time.monotonic() - cancelled < 4 * seconds_of_a_page, "the OCR service went on working"
