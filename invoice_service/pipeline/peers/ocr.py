"""The OCR service, as the pipeline asks it."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator

import grpc

from invoice_service.pipeline.documents import DocumentBytes
from invoicemesh.ocr.v1.ocr_service_pb2 import (
    GetCapabilitiesRequest,
    RecognizeOptions,
    RecognizeRequest,
    RecognizeResponse,
)
from invoicemesh.ocr.v1.ocr_service_pb2_grpc import OcrServiceStub
from mesh.channels import released
from mesh.errors import ServiceError
from mesh.status import error_of

# Who asks how the mesh is does not want to wait for a part that hangs.
VERSION_SECONDS = 2.0


class OcrPeer:
    """Calls OcrService on a channel; its refusals come as ServiceError with the reasons that it gave."""

    def __init__(self, channel: grpc.aio.Channel, *, recognize_seconds: float) -> None:
        self._stub = OcrServiceStub(channel)
        self._recognize_seconds = recognize_seconds

    async def engine_version(self, engine: str) -> str:
        """The name and version of this engine, of the default one for an empty name: pages read by the same are alike.

        `ENGINE_UNAVAILABLE` for an engine that the service does not have.
        """
        try:
            capabilities = await self._stub.GetCapabilities(GetCapabilitiesRequest())
        except grpc.aio.AioRpcError as failure:
            raise error_of(failure) from failure
        name = engine or capabilities.default_engine
        for known in capabilities.engines:
            if known.name == name:
                return f"{known.name} {known.model_version}".strip()
        raise ServiceError("ENGINE_UNAVAILABLE", engine=name)

    async def versions(self) -> tuple[str, ...]:
        """The engines that can be used, with their versions."""
        try:
            answer = await self._stub.GetCapabilities(GetCapabilitiesRequest(), timeout=VERSION_SECONDS)
        except grpc.aio.AioRpcError as failure:
            raise error_of(failure) from failure
        return tuple(f"{engine.name} {engine.model_version}".strip() for engine in answer.engines if engine.available)

    async def recognize(
        self, document: DocumentBytes, options: RecognizeOptions
    ) -> AsyncGenerator[RecognizeResponse, None]:
        """The service's answers as they come. Leaving the iterator cancels the call."""
        requests = _Requests(document, options)
        try:
            with released(self._stub.Recognize(aiter(requests), timeout=self._recognize_seconds)) as answers:
                async for answer in answers:
                    yield answer
        except grpc.aio.AioRpcError as failure:
            raise error_of(failure) from failure
        except asyncio.CancelledError:
            # When the document cannot be read to its end, gRPC cancels the call and reports no more than that.
            if requests.failure is not None:
                raise requests.failure from None
            raise


class _Requests:
    """The messages of a call, and what kept them from being complete."""

    def __init__(self, document: DocumentBytes, options: RecognizeOptions) -> None:
        self.failure: Exception | None = None
        self._document = document
        self._options = options

    async def __aiter__(self) -> AsyncIterator[RecognizeRequest]:
        yield RecognizeRequest(options=self._options)
        try:
            async for piece in self._document.pieces():
                yield RecognizeRequest(chunk=piece)
        except Exception as error:  # Whatever it is, it is raised where the answers are awaited.
            self.failure = error
            raise
