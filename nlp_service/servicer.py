"""The methods of NlpService: requests are collected within the limits, the workers do the rest."""

from collections.abc import AsyncIterator

import grpc

from invoicemesh.nlp.v1.nlp_service_pb2 import (
    ExtractInvoiceRequest,
    ExtractInvoiceResponse,
    GetCapabilitiesRequest,
    GetCapabilitiesResponse,
    NlpEngine,
    NlpLimits,
)
from invoicemesh.nlp.v1.nlp_service_pb2_grpc import NlpServiceServicer
from mesh.auth import Role, requires
from nlp_service.engines.factory import engine_infos
from nlp_service.language.lexicon import LANGUAGES
from nlp_service.request import RequestCollector
from nlp_service.settings import NlpSettings
from nlp_service.workers import WorkerPool


class NlpServicer(NlpServiceServicer):
    """Extraction for whoever may read documents in."""

    def __init__(self, settings: NlpSettings, workers: WorkerPool) -> None:
        self._settings = settings
        self._workers = workers

    @requires(Role.CLERK)
    async def ExtractInvoice(
        self,
        request_iterator: AsyncIterator[ExtractInvoiceRequest],
        context: grpc.aio.ServicerContext[ExtractInvoiceRequest, ExtractInvoiceResponse],
    ) -> ExtractInvoiceResponse:
        """Collects the options, pages and attachments, and answers with the record."""
        collector = RequestCollector(self._settings)
        async for message in request_iterator:
            collector.add(message)
        return ExtractInvoiceResponse.FromString(await self._workers.run(collector.job()))

    @requires(Role.VIEWER)
    async def GetCapabilities(
        self,
        request: GetCapabilitiesRequest,
        context: grpc.aio.ServicerContext[GetCapabilitiesRequest, GetCapabilitiesResponse],
    ) -> GetCapabilitiesResponse:
        """The engines, languages and limits of this server."""
        return GetCapabilitiesResponse(
            engines=[
                NlpEngine(name=info.name, version=info.version, available=info.available, remedy=info.remedy)
                for info in engine_infos()
            ],
            default_engine=self._settings.default_engine,
            languages=LANGUAGES,
            limits=NlpLimits(max_pages=self._settings.max_pages, max_words=self._settings.max_words),
        )
