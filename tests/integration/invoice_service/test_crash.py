"""A service that is killed in the middle of its work finishes it after the next start, exactly once."""

import asyncio
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import ListInvoicesRequest, WatchInvoicesRequest
from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceStub
from mesh.channels import open_channel, released
from mesh.host import ServiceHost
from mesh.settings import ServerSettings
from tests.integration.invoice_service.fake_peers import FakeNlp, FakeOcr
from tests.integration.invoice_service.harness import PDF, upload_requests
from tests.servers.child_process import ChildProcess

if TYPE_CHECKING:
    from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceAsyncStub

READY = InvoiceState.INVOICE_STATE_READY
LISTENING = re.compile(rb'"port": (\d+).*"event": "server_ready"|"event": "server_ready".*"port": (\d+)')


class Service:
    """The service as a process of its own."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self._folder = folder
        self._environment = environment

    async def start(self) -> "InvoiceServiceAsyncStub":
        """Starts it and gives it as a client calls it."""
        self._process = ChildProcess.started(
            *(sys.executable, "-m", "invoice_service"), env=self._environment, stderr=subprocess.PIPE
        )
        port = await self._port()
        self._draining = asyncio.create_task(asyncio.to_thread(self._process.stderr.read))
        self._channel = open_channel(f"127.0.0.1:{port}")
        return InvoiceServiceStub(self._channel)

    async def end(self, by: signal.Signals) -> int:
        """Ends it by a signal and gives its exit code."""
        await self._channel.close()
        self._process.send_signal(by)
        await self._draining
        return await self._process.wait()

    async def _port(self) -> int:
        while line := await asyncio.to_thread(self._process.stderr.readline):
            if found := LISTENING.search(line):
                return int(found[1] or found[2])
        raise AssertionError("It did not start.")


@asynccontextmanager
async def serving(ocr: FakeOcr, nlp: FakeNlp, folder: Path, **settings: str) -> AsyncIterator[Service]:
    async with (
        ServiceHost("ocr", ServerSettings(port=0, grace_seconds=0), [ocr.service()]) as ocr_host,
        ServiceHost("nlp", ServerSettings(port=0, grace_seconds=0), [nlp.service()]) as nlp_host,
    ):
        yield Service(
            folder,
            {
                "INVOICE_PORT": "0",
                "INVOICE_LOG_FORMAT": "json",
                "INVOICE_DATABASE_URL": f"sqlite:///{folder}/records.db",
                "INVOICE_OBJECTS_URL": str(folder / "objects"),
                "INVOICE_OCR_TARGET": f"127.0.0.1:{ocr_host.port}",
                "INVOICE_NLP_TARGET": f"127.0.0.1:{nlp_host.port}",
                **settings,
            },
        )


class Gate:
    """Holds the OCR at one page, the first time that it comes there."""

    def __init__(self, page: int) -> None:
        self.reached = asyncio.Event()
        self._page = page
        self._opened = asyncio.Event()

    async def __call__(self, page: int) -> None:
        if page == self._page and not self.reached.is_set():
            self.reached.set()
            await self._opened.wait()


async def pages_done(stub: "InvoiceServiceAsyncStub", number: int) -> None:
    """Returns once so many pages of some invoice are done."""
    with released(stub.WatchInvoices(WatchInvoicesRequest())) as responses:
        async for response in responses:
            if response.invoice.progress.pages_done == number:
                return


async def settled(stub: "InvoiceServiceAsyncStub", seconds: float) -> list[InvoiceState.ValueType]:
    """The states of all invoices once none is in work, or as they are after so many seconds."""
    unfinished = {InvoiceState.INVOICE_STATE_RECEIVED, InvoiceState.INVOICE_STATE_PROCESSING}
    deadline = asyncio.get_running_loop().time() + seconds
    while True:
        states = [invoice.state for invoice in (await stub.ListInvoices(ListInvoicesRequest())).invoices]
        if not unfinished.intersection(states) or asyncio.get_running_loop().time() > deadline:
            return states
        await asyncio.sleep(0.05)


async def test_a_killed_service_finishes_its_work_after_the_next_start(tmp_path: Path) -> None:
    gate = Gate(page=2)
    ocr, nlp = FakeOcr(page_count=3, before_page=gate), FakeNlp()
    async with serving(ocr, nlp, tmp_path, INVOICE_LEASE_SECONDS="1.5") as service:
        stub = await service.start()
        await stub.UploadInvoice(iter(upload_requests(PDF)))
        await pages_done(stub, 1)
        assert await service.end(signal.SIGKILL) == -signal.SIGKILL

        stub = await service.start()
        assert await settled(stub, seconds=20) == [READY]
        assert await service.end(signal.SIGTERM) == 0
    # Page 1 had been read and kept; the record was made once.
    assert [list(call.pages) for call in ocr.calls] == [[], [2, 3]]
    assert len(nlp.calls) == 1


async def test_a_stopped_service_gives_its_work_back(tmp_path: Path) -> None:
    gate = Gate(page=1)
    ocr, nlp = FakeOcr(before_page=gate), FakeNlp()
    async with serving(ocr, nlp, tmp_path, INVOICE_LEASE_SECONDS="600") as service:
        stub = await service.start()
        await stub.UploadInvoice(iter(upload_requests(PDF)))
        await gate.reached.wait()
        assert await service.end(signal.SIGTERM) == 0
        await asyncio.wait_for(ocr.ended.wait(), 1)

        stub = await service.start()
        # Nobody waits for the lease of ten minutes.
        assert await settled(stub, seconds=20) == [READY]
        await service.end(signal.SIGTERM)


@pytest.mark.timeout(120)
async def test_a_document_that_kills_the_service_each_time_ends_in_failed(tmp_path: Path) -> None:
    ocr, nlp = FakeOcr(), FakeNlp()
    settings = {"INVOICE_LEASE_SECONDS": "0.6", "INVOICE_RUN_TRIES": "2"}
    async with serving(ocr, nlp, tmp_path, **settings) as service:
        stub = await service.start()
        for _ in range(2):
            gate = ocr.before_page = Gate(page=1)
            if not ocr.calls:
                await stub.UploadInvoice(iter(upload_requests(PDF)))
            await asyncio.wait_for(gate.reached.wait(), 20)
            await service.end(signal.SIGKILL)
            stub = await service.start()
        assert await settled(stub, seconds=20) == [InvoiceState.INVOICE_STATE_FAILED]
        (invoice,) = (await stub.ListInvoices(ListInvoicesRequest())).invoices
        assert "2 times" in invoice.failure.message
        await service.end(signal.SIGTERM)
