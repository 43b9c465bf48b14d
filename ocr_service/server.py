"""Builds OcrService: its settings, its workers and its servicer, wired in this one place."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from invoicemesh.ocr.v1 import ocr_service_pb2, ocr_service_pb2_grpc
from mesh.server import serve
from mesh.service import Service
from mesh.start_error import StartError
from ocr_service.admission import Admission
from ocr_service.capabilities import capabilities
from ocr_service.engines import paddle_models
from ocr_service.recognition import Recognition
from ocr_service.recognizer import Recognizer
from ocr_service.servicer import OcrServicer
from ocr_service.settings import OcrSettings
from ocr_service.spool import Spool
from ocr_service.workers.pool import WorkerPool
from ocr_service.workers.worker import WorkerLostError

NAME = "ocr"


async def main() -> None:
    """Serves with the settings of the environment until a signal ends it."""
    settings = OcrSettings()
    service, lifespan = build(settings)
    await serve(NAME, settings, [service], lifespan=lifespan)


def build(settings: OcrSettings) -> tuple[Service[OcrServicer], Callable[[], AbstractAsyncContextManager[None]]]:
    """The service, and what starts and ends the workers that it needs."""
    engine = paddle_models.info()
    limits = settings.limits()
    pool = WorkerPool(settings.workers, limits, settings.paddle_config(), task_seconds=settings.page_timeout_seconds)
    spool = Spool(settings.spool_dir)
    recognition = Recognition(
        Recognizer(pool, page_seconds=settings.page_timeout_seconds),
        Admission(working=settings.workers, waiting=settings.max_waiting_documents),
        limits=limits,
        engines=[engine.name],
        spool=spool,
    )

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        if not engine.available:
            raise StartError(f"OcrService does not start: its engine is not installed. Do `{engine.remedy}`.")
        spool.clear()
        try:
            await pool.start()
        except (WorkerLostError, TimeoutError) as failure:
            raise StartError("OcrService does not start: its engine failed; what is above says why.") from failure
        try:
            yield
        finally:
            await pool.close()

    service = Service(
        descriptor=ocr_service_pb2.DESCRIPTOR.services_by_name["OcrService"],
        servicer=OcrServicer(recognition, capabilities(settings, [engine])),
        register=ocr_service_pb2_grpc.add_OcrServiceServicer_to_server,
    )
    return service, lifespan
