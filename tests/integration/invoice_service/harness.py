"""The invoice service in this process, on a store in a temporary folder, between fakes of the services behind it."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grpc

from invoice_service.server import wire
from invoice_service.settings import InvoiceSettings
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    GetInvoiceRequest,
    UploadInvoiceRequest,
    UploadInvoiceResponse,
    UploadMetadata,
    WatchInvoicesRequest,
)
from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceStub
from mesh.channels import open_channel, released
from mesh.errors import ServiceError
from mesh.host import ServiceHost
from mesh.service import Service
from mesh.settings import ServerSettings
from mesh.status import error_of
from tests.integration.invoice_service.fake_peers import FakeNlp, FakeOcr

if TYPE_CHECKING:
    from invoicemesh.invoice.v1.invoice_service_pb2_grpc import InvoiceServiceAsyncStub

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 2_000
UNFINISHED = {InvoiceState.INVOICE_STATE_RECEIVED, InvoiceState.INVOICE_STATE_PROCESSING}

# Waits that are minutes in service are short here.
QUICK: dict[str, Any] = {
    "port": 0,
    "lease_seconds": 2,
    "peer_tries": 3,
    "peer_first_wait_seconds": 0.02,
    "run_tries": 3,
    "run_first_wait_seconds": 0.1,
    "watch_poll_seconds": 0.5,
    "grace_seconds": 1,
}


@dataclass
class Bench:
    """The service and the fakes; all that it opens is closed with it."""

    folder: Path
    ocr: FakeOcr = field(default_factory=FakeOcr)
    nlp: FakeNlp = field(default_factory=FakeNlp)
    _open: AsyncExitStack = field(default_factory=AsyncExitStack)

    async def start(self, **settings: Any) -> None:
        """Starts the fakes and the service between them."""
        self._ocr_host = await self._host(self.ocr.service())
        nlp_host = await self._host(self.nlp.service())
        self.settings = InvoiceSettings(
            **QUICK
            | {
                "database_url": f"sqlite:///{self.folder}/records.db",
                "objects_url": str(self.folder / "objects"),
                "ocr_target": f"127.0.0.1:{self._ocr_host.port}",
                "nlp_target": f"127.0.0.1:{nlp_host.port}",
            }
            | settings
        )
        wiring = wire(self.settings)
        self.host = ServiceHost(
            "invoice_service", self.settings, wiring.services, lifespan=wiring.lifespan, health=wiring.health
        )
        self.port = (await self._open.enter_async_context(self.host)).port
        self.stub = self.new_stub()

    def new_stub(self) -> "InvoiceServiceAsyncStub":
        """The service as a client of its own calls it."""
        return InvoiceServiceStub(self.new_channel())

    def new_channel(self) -> grpc.aio.Channel:
        """A connection of its own."""
        channel = open_channel(f"127.0.0.1:{self.port}")
        self._open.push_async_callback(channel.close)
        return channel

    async def stop_ocr(self) -> None:
        """The OCR service goes away."""
        await self._ocr_host.stop()

    async def start_ocr(self) -> None:
        """It comes back where it was."""
        self._ocr_host = await self._host(self.ocr.service(), port=self._ocr_host.port)

    async def upload(self, document: bytes = PDF, **metadata: Any) -> UploadInvoiceResponse:
        """Uploads as clients do."""
        return await self.stub.UploadInvoice(iter(upload_requests(document, **metadata)))

    async def processed(self, document: bytes = PDF, **metadata: Any) -> Invoice:
        """Uploads, and gives the invoice once its processing has ended."""
        return await self.settled((await self.upload(document, **metadata)).invoice.id)

    async def settled(self, invoice_id: str) -> Invoice:
        """The invoice once its processing has ended."""
        with released(self.stub.WatchInvoices(WatchInvoicesRequest(invoice_ids=[invoice_id]))) as responses:
            async for response in responses:
                if response.HasField("invoice") and response.invoice.state not in UNFINISHED:
                    break
        return await self.get(invoice_id)

    async def get(self, invoice_id: str) -> Invoice:
        """The invoice now."""
        return (await self.stub.GetInvoice(GetInvoiceRequest(invoice_id=invoice_id))).invoice

    def stored_files(self) -> list[Path]:
        """What lies in the object store."""
        return [path for path in (self.folder / "objects").rglob("*") if path.is_file()]

    async def close(self) -> None:
        """Stops everything."""
        await self._open.aclose()

    async def _host(self, service: Service[Any], port: int = 0) -> ServiceHost:
        host = ServiceHost("fake", ServerSettings(port=port, grace_seconds=0), [service])
        return await self._open.enter_async_context(host)


@asynccontextmanager
async def refused(reason: str) -> AsyncIterator[list[ServiceError]]:
    """Passes when a call within the block fails for this reason, and gives the error for a closer look."""
    errors: list[ServiceError] = []
    try:
        yield errors
    except grpc.aio.AioRpcError as failure:
        errors.append(error_of(failure))
        if errors[0].reason != reason:
            raise
    else:
        raise AssertionError(f"The call was not refused with {reason}.")


def upload_requests(document: bytes, chunk_bytes: int = 100_000, **metadata: Any) -> list[UploadInvoiceRequest]:
    """The messages of an upload that announces its size and hash."""
    announced: dict[str, Any] = {
        "size_bytes": len(document),
        "sha256": hashlib.sha256(document).hexdigest(),
        "filename": "a.pdf",
    }
    chunks = [document[start : start + chunk_bytes] for start in range(0, len(document), chunk_bytes)]
    return [
        UploadInvoiceRequest(metadata=UploadMetadata(**announced | metadata)),
        *(UploadInvoiceRequest(chunk=chunk) for chunk in chunks),
    ]
