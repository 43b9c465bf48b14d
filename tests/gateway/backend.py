"""A small gRPC server that answers for the invoice service behind a real Envoy. It is a fake, and stores nothing."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import grpc
from google.api import httpbody_pb2
from google.rpc import code_pb2, error_details_pb2, status_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_health.v1.health import aio as health_aio
from grpc_status import rpc_status

from invoicemesh.invoice.v1 import (
    invoice_pb2,
    invoice_service_pb2,
    invoice_service_pb2_grpc,
    supplier_pb2,
    supplier_service_pb2,
    supplier_service_pb2_grpc,
)

SERVICE = "invoicemesh.invoice.v1.InvoiceService"
PICTURE = bytes(range(256)) * 4096  # 1 MiB


class Backend(invoice_service_pb2_grpc.InvoiceServiceServicer):
    """Answers enough of the contract to see what the gateway does with it."""

    def __init__(self) -> None:
        self.watchers_gone = asyncio.Event()
        self.archived = 0
        self.metadata: dict[str, str] = {}
        self.time_left: float | None = None

    async def GetInvoice(self, request: Any, context: Any) -> Any:
        """Give the invoice `known`; fail with details for any other."""
        self.metadata = {key: value for key, value in context.invocation_metadata() if isinstance(value, str)}
        self.time_left = context.time_remaining()
        if request.invoice_id != "known":
            status = status_pb2.Status(code=code_pb2.NOT_FOUND, message="Es gibt keine solche Rechnung – größer.")
            status.details.add().Pack(error_details_pb2.ErrorInfo(reason="INVOICE_NOT_FOUND", domain="invoicemesh"))
            await context.abort_with_status(rpc_status.to_status(status))
        return invoice_service_pb2.GetInvoiceResponse(invoice=invoice_pb2.Invoice(id="known"))

    async def ListInvoices(self, request: Any, context: Any) -> Any:
        """Give one invoice that repeats the filter's text."""
        summary = invoice_pb2.InvoiceSummary(id="known", supplier_name=request.filter.text)
        return invoice_service_pb2.ListInvoicesResponse(invoices=[summary])

    async def ArchiveInvoice(self, request: Any, context: Any) -> Any:
        """Count the calls that came through."""
        self.archived += 1
        return invoice_service_pb2.ArchiveInvoiceResponse(invoice=invoice_pb2.Invoice(id=request.invoice_id))

    async def UploadInvoice(self, requests: AsyncIterator[Any], context: Any) -> Any:
        """Count the bytes of a client stream."""
        size, name = 0, ""
        async for request in requests:
            size += len(request.chunk)
            name = name or request.metadata.filename
        document = invoice_pb2.SourceDocument(filename=name, size_bytes=size)
        return invoice_service_pb2.UploadInvoiceResponse(invoice=invoice_pb2.Invoice(id="new", document=document))

    async def WatchInvoices(self, request: Any, context: Any) -> AsyncIterator[Any]:
        """Send two messages, then nothing until the caller leaves."""
        try:
            for number in ("1", "2"):
                yield invoice_service_pb2.WatchInvoicesResponse(cursor=number)
            await asyncio.sleep(3600)
        finally:
            self.watchers_gone.set()

    async def GetPageImage(self, request: Any, context: Any) -> Any:
        """Give a large binary body with caching headers."""
        await context.send_initial_metadata((("cache-control", "private, max-age=60"), ("etag", '"abc"')))
        return httpbody_pb2.HttpBody(content_type="image/webp", data=PICTURE)

    async def GetDocument(self, request: Any, context: Any) -> AsyncIterator[Any]:
        """Give a document in three pieces."""
        yield httpbody_pb2.HttpBody(content_type="application/pdf", data=b"%PDF-")
        yield httpbody_pb2.HttpBody(data=b"1.7")
        yield httpbody_pb2.HttpBody(data=b"\n")


class Suppliers(supplier_service_pb2_grpc.SupplierServiceServicer):
    """Answers with what it was asked."""

    async def ListSuppliers(self, request: Any, context: Any) -> Any:
        """Give one supplier of the name that was asked for."""
        return supplier_service_pb2.ListSuppliersResponse(suppliers=[supplier_pb2.Supplier(name=request.name)])

    async def UpdateSupplier(self, request: Any, context: Any) -> Any:
        """Give back the new values."""
        return supplier_service_pb2.UpdateSupplierResponse(supplier=request.supplier)

    async def UndoMerge(self, request: Any, context: Any) -> Any:
        """Give back the id."""
        return supplier_service_pb2.UndoMergeResponse(supplier=supplier_pb2.Supplier(id=request.supplier_id))


async def start_backend() -> tuple[grpc.aio.Server, Backend, int]:
    """Start the backend on a free loopback port; give server, servicer and port."""
    server = grpc.aio.server(options=[("grpc.http2.min_recv_ping_interval_without_data_ms", 10_000)])
    backend = Backend()  # type: ignore[abstract]  # enough of the contract for these tests
    invoice_service_pb2_grpc.add_InvoiceServiceServicer_to_server(backend, server)
    supplier_service_pb2_grpc.add_SupplierServiceServicer_to_server(Suppliers(), server)  # type: ignore[abstract]
    health = health_aio.HealthServicer()
    health_pb2_grpc.add_HealthServicer_to_server(health, server)
    await health.set(SERVICE, health_pb2.HealthCheckResponse.SERVING)
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    return server, backend, port
