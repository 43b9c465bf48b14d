"""The NLP service, as the pipeline asks it."""

from collections.abc import Iterable, Iterator

import grpc

from invoicemesh.nlp.v1.nlp_service_pb2 import (
    ExtractInvoiceRequest,
    ExtractInvoiceResponse,
    ExtractOptions,
    GetCapabilitiesRequest,
)
from invoicemesh.nlp.v1.nlp_service_pb2_grpc import NlpServiceStub
from invoicemesh.ocr.v1.document_pb2 import Attachment, Page
from invoicemesh.ocr.v1.region_reading_pb2 import RegionReading
from mesh.channels import released
from mesh.status import error_of

# Who asks how the mesh is does not want to wait for a part that hangs.
VERSION_SECONDS = 2.0


class NlpPeer:
    """Calls NlpService on a channel; its refusals come as ServiceError with the reasons that it gave."""

    def __init__(self, channel: grpc.aio.Channel, *, extract_seconds: float) -> None:
        self._stub = NlpServiceStub(channel)
        self._extract_seconds = extract_seconds

    async def extract(
        self,
        options: ExtractOptions,
        pages: Iterable[Page],
        attachments: Iterable[Attachment],
        second_readings: Iterable[RegionReading] = (),
    ) -> ExtractInvoiceResponse:
        """The record of these pages, of which some places were read a second time."""
        requests = _requests(options, pages, attachments, second_readings)
        try:
            with released(self._stub.ExtractInvoice(requests, timeout=self._extract_seconds)) as answer:
                return await answer
        except grpc.aio.AioRpcError as failure:
            raise error_of(failure) from failure

    async def versions(self) -> tuple[str, ...]:
        """The engines that can be used, with their versions."""
        try:
            answer = await self._stub.GetCapabilities(GetCapabilitiesRequest(), timeout=VERSION_SECONDS)
        except grpc.aio.AioRpcError as failure:
            raise error_of(failure) from failure
        return tuple(f"{engine.name} {engine.version}".strip() for engine in answer.engines if engine.available)


def _requests(
    options: ExtractOptions,
    pages: Iterable[Page],
    attachments: Iterable[Attachment],
    second_readings: Iterable[RegionReading],
) -> Iterator[ExtractInvoiceRequest]:
    yield ExtractInvoiceRequest(options=options)
    for attachment in attachments:
        yield ExtractInvoiceRequest(attachment=attachment)
    for page in pages:
        yield ExtractInvoiceRequest(page=page)
    for reading in second_readings:
        yield ExtractInvoiceRequest(second_reading=reading)
