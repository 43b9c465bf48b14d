"""The methods of OcrService: requests to what is asked for, one call each, results to responses."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any

import grpc

from invoicemesh.ocr.v1.document_pb2 import Document, Page, PageFailure
from invoicemesh.ocr.v1.ocr_service_pb2 import (
    GetCapabilitiesRequest,
    GetCapabilitiesResponse,
    RecognizeRequest,
    RecognizeResponse,
    RecognizeSummary,
)
from invoicemesh.ocr.v1.ocr_service_pb2_grpc import OcrServiceServicer
from invoicemesh.ocr.v1.region_reading_pb2 import PageRegions
from mesh.auth import Role, requires
from ocr_service.recognition import Recognition, Result


class OcrServicer(OcrServiceServicer):
    """Answers from `recognition`, and with the capabilities that it was given."""

    def __init__(self, recognition: Recognition, capabilities: GetCapabilitiesResponse) -> None:
        self._recognition = recognition
        self._capabilities = capabilities

    @requires(Role.CLERK)
    async def Recognize(
        self, request_iterator: AsyncIterator[RecognizeRequest], context: "grpc.aio.ServicerContext[Any, Any]"
    ) -> AsyncGenerator[RecognizeResponse, None]:
        """Reads a document."""
        async with aclosing(self._recognition.of(request_iterator)) as results:
            async for result in results:
                yield _response(result)

    @requires(Role.VIEWER)
    async def GetCapabilities(
        self, request: GetCapabilitiesRequest, context: "grpc.aio.ServicerContext[Any, Any]"
    ) -> GetCapabilitiesResponse:
        """Tells what the server can do."""
        return self._capabilities


def _response(result: Result) -> RecognizeResponse:
    match result:
        case Document():
            return RecognizeResponse(document=result)
        case Page():
            return RecognizeResponse(page=result)
        case PageFailure():
            return RecognizeResponse(page_failure=result)
        case PageRegions():
            return RecognizeResponse(page_regions=result)
        case RecognizeSummary():
            return RecognizeResponse(summary=result)
