"""Builds the invoice service from its settings: the one place where its parts meet."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from invoice_service.changes import Changes
from invoice_service.editing import Editing
from invoice_service.processing import Processing
from invoice_service.servicers import InvoiceServicer
from invoice_service.servicers.parts import Parts
from invoice_service.settings import InvoiceSettings
from invoice_service.uploads import Uploads
from invoice_service.watch import Watches
from invoice_service.work import work_of
from invoicemesh.invoice.v1.invoice_service_pb2 import DESCRIPTOR
from invoicemesh.invoice.v1.invoice_service_pb2_grpc import (
    InvoiceServiceServicer,
    add_InvoiceServiceServicer_to_server,
)
from mesh.health import Health
from mesh.service import Service


@dataclass(frozen=True)
class Wiring:
    """What a server needs to serve: `mesh.server.serve` or `mesh.host.ServiceHost` takes it."""

    services: tuple[Service[InvoiceServiceServicer], ...]
    lifespan: Callable[[], AbstractAsyncContextManager[None]]
    health: Health


def wire(settings: InvoiceSettings) -> Wiring:
    """Makes the parts. Nothing is connected and no work begins until the lifespan is entered.

    To be called in the event loop that serves. StartError for a setting that names nothing usable.
    """
    health = Health()
    processing = Processing.of(settings)
    changes = Changes()
    processing.store.listen(lambda _invoice_ids: changes.note())
    work = work_of(settings, processing, changes)

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        async with AsyncExitStack() as opened:
            await opened.enter_async_context(processing.opened())
            await opened.enter_async_context(_noted_when_draining(health, changes))
            for part in work.running:
                await opened.enter_async_context(part)
            yield

    store = processing.store
    parts = Parts(
        store=store,
        objects=processing.objects,
        pipeline=processing.pipeline,
        uploads=Uploads(store, processing.objects, work.jobs),
        editing=Editing(store, processing.pipeline, work.jobs),
        watches=Watches(store, changes, health.draining, settings.heartbeat_seconds, settings.watch_poll_seconds),
        max_document_bytes=settings.max_document_bytes,
        upload_idle_seconds=settings.upload_idle_seconds,
    )
    service: Service[InvoiceServiceServicer] = Service(
        DESCRIPTOR.services_by_name["InvoiceService"], InvoiceServicer(parts), add_InvoiceServiceServicer_to_server
    )
    return Wiring((service,), lifespan, health)


@asynccontextmanager
async def _noted_when_draining(health: Health, changes: Changes) -> AsyncIterator[None]:
    """Wakes the watches when the server begins to stop, so that they end and their callers resume elsewhere."""

    async def note() -> None:
        await health.draining.wait()
        changes.note()

    noting = asyncio.create_task(note())
    try:
        yield
    finally:
        noting.cancel()
