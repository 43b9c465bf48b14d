"""Builds NlpService: its settings, its workers and its servicer, wired in this one place."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from invoicemesh.nlp.v1 import nlp_service_pb2, nlp_service_pb2_grpc
from mesh.server import serve
from mesh.service import Service
from nlp_service.servicer import NlpServicer
from nlp_service.settings import NlpSettings
from nlp_service.workers import WorkerPool

NAME = "nlp"


async def main() -> None:
    """Serves with the settings of the environment until a signal ends it."""
    settings = NlpSettings()
    service, lifespan = build(settings)
    await serve(NAME, settings, [service], lifespan=lifespan)


def build(
    settings: NlpSettings,
) -> tuple[Service[NlpServicer], Callable[[], AbstractAsyncContextManager[None]]]:
    """The service, and what opens and closes the workers that it needs."""
    workers = WorkerPool(settings.workers, max_waiting=settings.max_waiting)

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        try:
            await workers.start()
            yield
        finally:
            await workers.close()

    service = Service(
        descriptor=nlp_service_pb2.DESCRIPTOR.services_by_name["NlpService"],
        servicer=NlpServicer(settings, workers),
        register=nlp_service_pb2_grpc.add_NlpServiceServicer_to_server,
    )
    return service, lifespan
