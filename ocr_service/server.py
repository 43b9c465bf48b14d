"""Builds OcrService: its settings, its workers and its servicer, wired in this one place."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import structlog

from invoicemesh.ocr.v1 import ocr_service_pb2, ocr_service_pb2_grpc
from mesh.health import Health
from mesh.server import serve
from mesh.service import Service
from mesh.start_error import StartError
from ocr_service.admission import Admission
from ocr_service.capabilities import capabilities
from ocr_service.engines.engines import infos
from ocr_service.recognition import Recognition
from ocr_service.recognizer import Recognizer
from ocr_service.servicer import OcrServicer
from ocr_service.settings import OcrSettings
from ocr_service.spool import Spool
from ocr_service.workers.pool import WorkerPool
from ocr_service.workers.worker import WorkerLostError

NAME = "ocr"

_log = structlog.get_logger(__name__)


async def main() -> None:
    """Serves with the settings of the environment until a signal ends it."""
    settings = OcrSettings()
    health = Health()
    service, lifespan = build(settings, health)
    await serve(NAME, settings, [service], lifespan=lifespan, health=health)


def build(
    settings: OcrSettings, health: Health
) -> tuple[Service[OcrServicer], Callable[[], AbstractAsyncContextManager[None]]]:
    """The service, and what starts and ends the workers that it needs.

    Without its default engine it tells `health` that it cannot serve, and does nothing but tell what it has.
    """
    config = settings.engine_config()
    engines = infos(config)
    limits = settings.limits()
    pool = WorkerPool(settings.workers, limits, config, task_seconds=settings.page_timeout_seconds)
    spool = Spool(settings.spool_dir)
    recognition = Recognition(
        Recognizer(pool, page_seconds=settings.page_timeout_seconds),
        Admission(working=settings.workers, waiting=settings.max_waiting_documents),
        limits=limits,
        engines=engines,
        spool=spool,
    )

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        spool.clear()
        if not engines[0].available:
            _log.error("engine_unavailable", engine=engines[0].name, remedy=engines[0].remedy)
            await health.set_able(service.name, able=False)
        try:
            if any(engine.available for engine in engines):
                await pool.start()
        except (WorkerLostError, TimeoutError) as failure:
            raise StartError("OcrService does not start: its engine failed; what is above says why.") from failure
        try:
            yield
        finally:
            await pool.close()

    service = Service(
        descriptor=ocr_service_pb2.DESCRIPTOR.services_by_name["OcrService"],
        servicer=OcrServicer(recognition, capabilities(settings, engines)),
        register=ocr_service_pb2_grpc.add_OcrServiceServicer_to_server,
    )
    return service, lifespan
