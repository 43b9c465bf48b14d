"""A running OcrService with real workers and PaddleOCR, and a client of it."""

import multiprocessing
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

import grpc
from google.protobuf.any_pb2 import Any as AnyMessage
from google.rpc.error_details_pb2 import ErrorInfo, RetryInfo
from grpc_status import rpc_status

from invoicemesh.ocr.v1.document_pb2 import Page, PageFailure
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions, RecognizeRequest, RecognizeResponse
from invoicemesh.ocr.v1.ocr_service_pb2_grpc import OcrServiceStub
from mesh.health import Health
from mesh.host import ServiceHost
from mesh.wire import MAX_MESSAGE_BYTES
from ocr_service.server import NAME, build
from ocr_service.settings import OcrSettings

# Typed for the synchronous channel only.
Stub: TypeAlias = Any

_CHUNK = 2**18


@asynccontextmanager
async def running(settings: OcrSettings) -> AsyncIterator[Stub]:
    """A stub of a server of its own."""
    health = Health()
    service, lifespan = build(settings, health)
    options = [("grpc.max_receive_message_length", MAX_MESSAGE_BYTES)]
    async with (
        ServiceHost(NAME, settings, [service], lifespan=lifespan, health=health) as host,
        grpc.aio.insecure_channel(f"127.0.0.1:{host.port}", options=options) as channel,
    ):
        yield OcrServiceStub(channel)


async def requests(content: bytes, options: RecognizeOptions | None = None) -> AsyncIterator[RecognizeRequest]:
    """The document as a client sends it."""
    yield RecognizeRequest(options=options or RecognizeOptions(size_bytes=len(content)))
    for start in range(0, len(content), _CHUNK):
        yield RecognizeRequest(chunk=content[start : start + _CHUNK])


async def recognize(stub: Stub, content: bytes, options: RecognizeOptions | None = None) -> list[RecognizeResponse]:
    """All that the server answers, in its order."""
    return [response async for response in stub.Recognize(requests(content, options), timeout=60)]


async def refusal(stub: Stub, content: bytes, options: RecognizeOptions | None = None) -> tuple[str, ErrorInfo]:
    """The name of the status and the details with which the document is refused."""
    try:
        await recognize(stub, content, options)
    except grpc.aio.AioRpcError as error:
        info = ErrorInfo()
        _details(error)[0].Unpack(info)
        return error.code().name, info
    raise AssertionError("it was not refused")


async def retry_seconds(stub: Stub, content: bytes) -> float:
    """After how many seconds the refusal says to come again."""
    details = list[AnyMessage]()
    try:
        await recognize(stub, content)
    except grpc.aio.AioRpcError as error:
        details = _details(error)
    info = RetryInfo()
    assert any(detail.Unpack(info) for detail in details)
    return float(info.retry_delay.ToTimedelta().total_seconds())


def _details(error: grpc.aio.AioRpcError) -> list[AnyMessage]:
    status = rpc_status.from_call(error)
    assert status is not None
    return list(status.details)


def pages(responses: list[RecognizeResponse]) -> dict[int, Page]:
    """The pages by number."""
    return {response.page.number: response.page for response in responses if response.HasField("page")}


def failures(responses: list[RecognizeResponse]) -> dict[int, PageFailure]:
    """The failures by page."""
    return {
        response.page_failure.page: response.page_failure for response in responses if response.HasField("page_failure")
    }


def texts(page: Page) -> list[str]:
    """The lines of the page."""
    return [" ".join(word.text for word in line.words) for line in page.lines]


def worker_pids() -> set[int]:
    """The workers that this test's server has now."""
    return {process.pid for process in multiprocessing.active_children() if process.pid is not None}
