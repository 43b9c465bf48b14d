"""Builds the invoice service from its settings: the one place where its parts meet."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass

from invoice_service.changes import Changes
from invoice_service.editing import Editing
from invoice_service.jobs import JobPool
from invoice_service.lease import Lease
from invoice_service.objects import open_objects
from invoice_service.peers.nlp import NlpPeer
from invoice_service.peers.ocr import OcrPeer
from invoice_service.pipeline import Pipeline
from invoice_service.retrying import Patience
from invoice_service.run import Runner
from invoice_service.servicers import InvoiceServicer
from invoice_service.servicers.parts import Parts
from invoice_service.settings import InvoiceSettings
from invoice_service.store import Store
from invoice_service.store.database import open_database
from invoice_service.store.migrations import migrate
from invoice_service.uploads import Uploads
from invoice_service.watch import Watches
from invoicemesh.invoice.v1.invoice_service_pb2 import DESCRIPTOR
from invoicemesh.invoice.v1.invoice_service_pb2_grpc import (
    InvoiceServiceServicer,
    add_InvoiceServiceServicer_to_server,
)
from mesh.channels import open_channel
from mesh.health import Health
from mesh.service import Service
from mesh.start_error import StartError

# Units of work at a time; each takes a few milliseconds.
_STORE_THREADS = 4


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
    with _opening("database", "INVOICE_DATABASE_URL"):
        engine = open_database(settings.database_url.get_secret_value(), connections=_STORE_THREADS)
    with _opening("object store", "INVOICE_OBJECTS_URL"):
        objects = open_objects(settings.objects_url)
    store = Store(engine, threads=_STORE_THREADS)
    ocr_channel, nlp_channel = open_channel(settings.ocr_target), open_channel(settings.nlp_target)
    pipeline = Pipeline(
        OcrPeer(ocr_channel, recognize_seconds=settings.recognize_seconds),
        NlpPeer(nlp_channel, extract_seconds=settings.extract_seconds),
        Patience(settings.peer_tries, settings.peer_first_wait_seconds, settings.peer_longest_wait_seconds),
        settings.sure_from,
    )
    runner = Runner(
        store,
        objects,
        pipeline,
        Lease(f"{socket.gethostname()}/{secrets.token_hex(4)}", settings.lease_seconds),
        Patience(settings.run_tries, settings.run_first_wait_seconds, settings.run_longest_wait_seconds),
        settings.run_seconds,
    )
    pool = JobPool(
        runner.run,
        lambda: store.read(lambda uow: uow.jobs.orphans()),
        workers=settings.workers,
        scan_seconds=settings.scan_seconds,
        lease_seconds=settings.lease_seconds,
    )
    changes = Changes()
    store.listen(lambda _invoice_ids: changes.note())

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        async with AsyncExitStack() as opened:
            opened.push_async_callback(asyncio.to_thread, store.close)
            opened.push_async_callback(ocr_channel.close)
            opened.push_async_callback(nlp_channel.close)
            with _opening("database", "INVOICE_DATABASE_URL"):
                await asyncio.to_thread(migrate, settings.database_url.get_secret_value())
            await opened.enter_async_context(_noted_when_draining(health, changes))
            await opened.enter_async_context(pool)
            yield

    parts = Parts(
        store=store,
        objects=objects,
        pipeline=pipeline,
        uploads=Uploads(store, objects, pool),
        editing=Editing(store, pipeline, pool),
        watches=Watches(store, changes, health.draining, settings.heartbeat_seconds, settings.watch_poll_seconds),
        max_document_bytes=settings.max_document_bytes,
        upload_idle_seconds=settings.upload_idle_seconds,
    )
    service: Service[InvoiceServiceServicer] = Service(
        DESCRIPTOR.services_by_name["InvoiceService"], InvoiceServicer(parts), add_InvoiceServiceServicer_to_server
    )
    return Wiring((service,), lifespan, health)


@contextmanager
def _opening(what: str, setting: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # Each kind of store has its own: whatever it is, without one there is no service.
        # SQLAlchemy wraps the driver's error in several lines of its own.
        cause = getattr(error, "orig", None) or error
        raise StartError(f"The {what} cannot be opened ({cause}). See {setting}.") from error


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
