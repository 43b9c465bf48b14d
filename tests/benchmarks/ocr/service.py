"""OcrService as its clients have it, gRPC and uploads included, with two workers."""

import asyncio
import multiprocessing
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import grpc
import psutil

from invoicemesh.ocr.v1.document_pb2 import Page
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions, RecognizeRequest
from invoicemesh.ocr.v1.ocr_service_pb2_grpc import OcrServiceStub
from mesh.health import Health
from mesh.host import ServiceHost
from mesh.wire import MAX_MESSAGE_BYTES
from ocr_service.server import NAME, build
from ocr_service.settings import OcrSettings
from ocr_service.workers.worker import PROCESS_NAME

WORKERS = 2
_CHUNK = 2**18


class Service:
    """Reads documents, as many at a time as it is given."""

    def __init__(self, stub: Any) -> None:  # Stubs are typed for the synchronous channel only.
        self._stub = stub

    async def read(self, paths: Sequence[Path]) -> list[list[str]]:
        """The words on the pages of each document."""
        places = asyncio.Semaphore(WORKERS + 1)

        async def one(path: Path) -> list[str]:
            content = path.read_bytes()  # noqa: ASYNC240 — small, and in the page cache.
            async with places:
                return [
                    word.text
                    async for answer in self._stub.Recognize(_requests(content), timeout=300)
                    if answer.HasField("page")
                    for line in answer.page.lines
                    for word in line.words
                ]

        return list(await asyncio.gather(*(one(path) for path in paths)))

    async def pages(self, content: bytes) -> AsyncIterator[Page]:
        """The pages of a document as they come."""
        async for answer in self._stub.Recognize(_requests(content), timeout=600):
            if answer.HasField("page"):
                yield answer.page

    def cpu_seconds(self) -> float:
        """What server and workers have used since their start."""
        times = [process.cpu_times() for process in (psutil.Process(), *self._workers())]
        return float(sum(each.user + each.system for each in times))

    def workers(self) -> int:
        """How many workers run."""
        return len(self._workers())

    def worker_megabytes(self) -> float:
        """The resident memory of the largest worker."""
        return float(max(process.memory_info().rss for process in self._workers()) / 2**20)

    def _workers(self) -> list[psutil.Process]:
        """The service's own: the programs that it is compared with are children of this process as well."""
        children = multiprocessing.active_children()
        return [psutil.Process(process.pid) for process in children if process.name == PROCESS_NAME]


@asynccontextmanager
async def service(model_dir: Path) -> AsyncIterator[Service]:
    """A server with all its workers at work."""
    settings = OcrSettings(port=0, workers=WORKERS, model_dir=model_dir)
    health = Health()
    built, lifespan = build(settings, health)
    options = [("grpc.max_receive_message_length", MAX_MESSAGE_BYTES)]
    async with (
        ServiceHost(NAME, settings, [built], lifespan=lifespan, health=health) as host,
        grpc.aio.insecure_channel(f"127.0.0.1:{host.port}", options=options) as channel,
    ):
        served = Service(OcrServiceStub(channel))
        while served.workers() < WORKERS:  # noqa: ASYNC110 — processes set no events.
            await asyncio.sleep(0.1)
        yield served


async def _requests(content: bytes) -> AsyncIterator[RecognizeRequest]:
    yield RecognizeRequest(options=RecognizeOptions(size_bytes=len(content)))
    for start in range(0, len(content), _CHUNK):
        yield RecognizeRequest(chunk=content[start : start + _CHUNK])
