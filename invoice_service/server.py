"""Builds the invoice service from its settings: the one place where its parts meet."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from invoice_service.exports.export import Exporter
from invoice_service.figures.answer_cache import AnswerCache, MemoryCache, RedisCache
from invoice_service.figures.cached_answers import CachedAnswers
from invoice_service.figures.stores import ObjectStore, Queue
from invoice_service.figures.system_status import Part, SystemStatus
from invoice_service.jobs.processing import Processing
from invoice_service.jobs.work import Work, work_of
from invoice_service.people.batch import Batches
from invoice_service.people.editing import Editing
from invoice_service.people.reviewing import Reviewing
from invoice_service.people.splitting import Splitting
from invoice_service.people.trash import Trash
from invoice_service.receiving.uploads import Uploads
from invoice_service.servicers import InvoiceServicer
from invoice_service.servicers.parts import Parts
from invoice_service.servicers.saved_views import SavedViewServicer
from invoice_service.servicers.settings import SettingsServicer
from invoice_service.servicers.suppliers import SupplierServicer
from invoice_service.settings import IN_PROCESS, InvoiceSettings
from invoice_service.watching.changes import Changes
from invoice_service.watching.watch import Watches
from invoicemesh.invoice.v1 import (
    invoice_service_pb2,
    saved_view_service_pb2,
    settings_service_pb2,
    supplier_service_pb2,
)
from invoicemesh.invoice.v1.invoice_service_pb2_grpc import add_InvoiceServiceServicer_to_server
from invoicemesh.invoice.v1.saved_view_service_pb2_grpc import add_SavedViewServiceServicer_to_server
from invoicemesh.invoice.v1.settings_service_pb2_grpc import add_SettingsServiceServicer_to_server
from invoicemesh.invoice.v1.supplier_service_pb2_grpc import add_SupplierServiceServicer_to_server
from mesh.health import Health
from mesh.service import Service


@dataclass(frozen=True)
class Wiring:
    """What a server needs to serve: `mesh.server.serve` or `mesh.host.ServiceHost` takes it."""

    services: tuple[Service[Any], ...]
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
    store, objects, rules = processing.store, processing.objects, processing.rules
    trash = Trash(store, objects, rules, settings.purge_seconds)

    cache = _cache_of(settings)

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        async with AsyncExitStack() as opened:
            opened.push_async_callback(cache.close)
            await opened.enter_async_context(processing.opened())
            await opened.enter_async_context(_noted_when_draining(health, changes))
            for part in work.running:
                await opened.enter_async_context(part)
            await opened.enter_async_context(_in_background(trash.keep_purging()))
            yield

    parts = Parts(
        store=store,
        objects=objects,
        pipeline=processing.pipeline,
        uploads=Uploads(store, objects, work.jobs),
        editing=Editing(store, processing.pipeline, work.jobs, rules),
        reviewing=Reviewing(store, rules),
        batches=Batches(store, work.jobs),
        splitting=Splitting(store, work.jobs),
        trash=trash,
        rules=rules,
        exporter=Exporter(store, objects),
        answers=CachedAnswers(store, cache),
        system_status=SystemStatus(store, _asked(processing, work)),
        watches=Watches(store, changes, health.draining, settings.heartbeat_seconds, settings.watch_poll_seconds),
        max_document_bytes=settings.max_document_bytes,
        upload_idle_seconds=settings.upload_idle_seconds,
    )
    return Wiring(_services(parts), lifespan, health)


def _asked(processing: Processing, work: Work) -> Mapping[str, Part]:
    """The parts of the mesh that the status tells of, besides this service and its database."""
    parts: dict[str, Part] = {
        "ocr": processing.ocr,
        "nlp": processing.nlp,
        "objects": ObjectStore(processing.objects),
    }
    return parts if work.queue is None else parts | {"redis": Queue(work.queue)}


def _cache_of(settings: InvoiceSettings) -> AnswerCache:
    url = settings.queue_url.get_secret_value()
    return MemoryCache() if url == IN_PROCESS else RedisCache(url)


def _services(parts: Parts) -> tuple[Service[Any], ...]:
    return (
        Service(
            invoice_service_pb2.DESCRIPTOR.services_by_name["InvoiceService"],
            InvoiceServicer(parts),
            add_InvoiceServiceServicer_to_server,
        ),
        Service(
            saved_view_service_pb2.DESCRIPTOR.services_by_name["SavedViewService"],
            SavedViewServicer(parts.store),
            add_SavedViewServiceServicer_to_server,
        ),
        Service(
            settings_service_pb2.DESCRIPTOR.services_by_name["SettingsService"],
            SettingsServicer(parts.store, parts.rules),
            add_SettingsServiceServicer_to_server,
        ),
        Service(
            supplier_service_pb2.DESCRIPTOR.services_by_name["SupplierService"],
            SupplierServicer(parts.store),
            add_SupplierServiceServicer_to_server,
        ),
    )


@asynccontextmanager
async def _noted_when_draining(health: Health, changes: Changes) -> AsyncIterator[None]:
    """Wakes the watches when the server begins to stop, so that they end and their callers resume elsewhere."""

    async def note() -> None:
        await health.draining.wait()
        changes.note()

    async with _in_background(note()):
        yield


@asynccontextmanager
async def _in_background(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Lets the work go on beside the block, until that ends."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
