"""The gateway's one port serves generated stubs, grpc-web, REST and tools that know nothing but reflection."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import grpc
import pytest

from invoicemesh.invoice.v1 import invoice_pb2, invoice_service_pb2, invoice_service_pb2_grpc
from tests.e2e.conftest import SAMPLES, Mesh
from tests.gateway import grpc_web

SERVICE = "invoicemesh.invoice.v1.InvoiceService"
SCAN = next(SAMPLES.glob("en-letter-feeder-*.pdf"))
UNFINISHED = {invoice_pb2.INVOICE_STATE_RECEIVED, invoice_pb2.INVOICE_STATE_PROCESSING}


@pytest.fixture(scope="module")
def invoice_id(mesh: Mesh) -> str:
    """Upload a scan by client stream with a generated stub, and watch it until it is read."""
    content = SCAN.read_bytes()

    def requests() -> Any:
        yield invoice_service_pb2.UploadInvoiceRequest(
            metadata=invoice_service_pb2.UploadMetadata(
                filename=SCAN.name,
                size_bytes=len(content),
                sha256=hashlib.sha256(content).hexdigest(),
                allow_duplicate=True,
            )
        )
        for start in range(0, len(content), 65536):
            yield invoice_service_pb2.UploadInvoiceRequest(chunk=content[start : start + 65536])

    with grpc.insecure_channel(mesh.gateway) as channel:
        stub = invoice_service_pb2_grpc.InvoiceServiceStub(channel)
        identifier = stub.UploadInvoice(requests(), timeout=60).invoice.id
        watch = stub.WatchInvoices(invoice_service_pb2.WatchInvoicesRequest(invoice_ids=[identifier]), timeout=120)
        states = []
        for message in watch:
            if message.HasField("invoice"):
                states.append(message.invoice.state)
                if message.invoice.state not in UNFINISHED:
                    break
        watch.cancel()
    assert invoice_pb2.INVOICE_STATE_FAILED not in states
    return identifier


def test_a_generated_stub_gets_what_it_uploaded(mesh: Mesh, invoice_id: str) -> None:
    with grpc.insecure_channel(mesh.gateway) as channel:
        stub = invoice_service_pb2_grpc.InvoiceServiceStub(channel)
        answer = stub.GetInvoice(invoice_service_pb2.GetInvoiceRequest(invoice_id=invoice_id), timeout=20)
    assert answer.invoice.document.filename == SCAN.name
    assert answer.invoice.data.invoice_number


def test_grpc_web_gets_lists_and_watches(mesh: Mesh, invoice_id: str) -> None:
    port = mesh.ports["gateway"]
    get = invoice_service_pb2.GetInvoiceRequest(invoice_id=invoice_id)
    with grpc_web.call(port, f"{SERVICE}/GetInvoice", get) as call:
        (got,) = call.messages(invoice_service_pb2.GetInvoiceResponse)
        assert (call.status, got.invoice.id) == (0, invoice_id)
    listing = invoice_service_pb2.ListInvoicesRequest(page_size=200)
    with grpc_web.call(port, f"{SERVICE}/ListInvoices", listing) as call:
        (listed,) = call.messages(invoice_service_pb2.ListInvoicesResponse)
        assert invoice_id in [invoice.id for invoice in listed.invoices]
    watching = invoice_service_pb2.WatchInvoicesRequest(invoice_ids=[invoice_id])
    with grpc_web.call(port, f"{SERVICE}/WatchInvoices", watching) as call:
        messages = call.messages(invoice_service_pb2.WatchInvoicesResponse)
        assert next(messages).invoice.id == invoice_id
        assert next(messages).HasField("caught_up")


@pytest.mark.skipif(shutil.which("curl") is None, reason="needs the Debian package curl")
def test_curl_gets_lists_tags_and_fetches_a_picture_as_rest(mesh: Mesh, invoice_id: str, tmp_path: Path) -> None:
    def curl(path: str, *options: str) -> bytes:
        url = f"http://{mesh.gateway}{path}"
        return subprocess.run(
            ["curl", "--silent", "--show-error", "--fail", *options, url], check=True, capture_output=True, timeout=60
        ).stdout

    assert json.loads(curl(f"/v1/invoices/{invoice_id}"))["invoice"]["id"] == invoice_id
    assert invoice_id in [item["id"] for item in json.loads(curl("/v1/invoices?page_size=200"))["invoices"]]
    tagged = curl(
        f"/v1/invoices/{invoice_id}?update_mask=tags",
        *("--request", "PATCH", "--header", "content-type: application/json", "--data", '{"tags": ["by curl"]}'),
    )
    assert json.loads(tagged)["invoice"]["tags"] == ["by curl"]
    assert curl(f"/v1/invoices/{invoice_id}/pages/1/image")[8:12] == b"WEBP"
    assert curl(f"/v1/invoices/{invoice_id}/document") == SCAN.read_bytes()


def buf_curl(mesh: Mesh, *arguments: str) -> str:
    buf = Path(sys.executable).parent / "buf"
    command = [str(buf), "curl", "--protocol", "grpc", "--http2-prior-knowledge", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout


def test_a_tool_finds_all_services_by_reflection(mesh: Mesh) -> None:
    services = buf_curl(mesh, "--list-services", f"http://{mesh.gateway}").split()
    assert {SERVICE, "invoicemesh.ocr.v1.OcrService", "invoicemesh.nlp.v1.NlpService"} <= set(services)


def test_a_tool_calls_what_it_found_by_reflection(mesh: Mesh, invoice_id: str) -> None:
    answer = buf_curl(
        mesh, "--data", json.dumps({"invoiceId": invoice_id}), f"http://{mesh.gateway}/{SERVICE}/GetInvoice"
    )
    assert json.loads(answer)["invoice"]["id"] == invoice_id
    capabilities = buf_curl(
        mesh, "--data", "{}", f"http://{mesh.gateway}/invoicemesh.ocr.v1.OcrService/GetCapabilities"
    )
    assert json.loads(capabilities)["defaultEngine"]
