"""Reads a document with the workers: opens it, spreads its pages over them and gives each as soon as it is read."""

from collections.abc import AsyncGenerator, Sequence

import structlog

from invoicemesh.ocr.v1.document_pb2 import Document, Page, PageFailure
from invoicemesh.ocr.v1.region_reading_pb2 import PageRegions
from mesh.error_catalogue import describe
from mesh.errors import ServiceError
from ocr_service.as_done import as_done
from ocr_service.workers.answers import Answer, Fault
from ocr_service.workers.pool import WorkerPool
from ocr_service.workers.tasks import Inspect, ReadPage, ReadRegions, StoredDocument, Task
from ocr_service.workers.worker import WorkerLostError

_log = structlog.get_logger(__name__)

# What a worker died or hung over is tried once more: it may have been another page's fault.
_ATTEMPTS = 2


class Recognizer:
    """Has its work done by `pool`, whose time limit for a page is `page_seconds`."""

    def __init__(self, pool: WorkerPool, *, page_seconds: float) -> None:
        self._pool = pool
        self._page_seconds = page_seconds

    async def inspect(self, document: StoredDocument) -> Document:
        """What the document is, but for its size and hash. ServiceError when it cannot be read."""
        answer = await self._done(Inspect(document), ServiceError("DOCUMENT_DAMAGED"))
        if not isinstance(answer, Document):
            raise TypeError(answer)
        return answer

    def read(self, tasks: Sequence[ReadPage | ReadRegions]) -> AsyncGenerator[Page | PageRegions | PageFailure, None]:
        """The answers in the order in which they are done, a failure for what has none. Closing it stops the work."""
        # One more than there are workers waits, so that none of them does.
        return as_done(self._page, tasks, at_a_time=self._pool.size + 1)

    async def _page(self, task: ReadPage | ReadRegions) -> Page | PageRegions | PageFailure:
        try:
            answer = await self._done(task, ServiceError("PAGE_UNREADABLE", page=task.number))
        except ServiceError as error:
            _log.info("page_failed", page=task.number, reason=error.reason)
            return PageFailure(page=task.number, reason=error.reason, message=describe(error))
        if isinstance(answer, Document):
            raise TypeError(answer)
        return answer

    async def _done(self, task: Task, unreadable: ServiceError) -> Document | Page | PageRegions:
        """The worker's answer. Raises the error that it answers, `unreadable` when none answers, or TIME_LIMIT."""
        failure = unreadable
        for _ in range(_ATTEMPTS):
            try:
                answer = await self._pool.do(task)
            except WorkerLostError:
                failure = unreadable
            except TimeoutError:
                failure = ServiceError("TIME_LIMIT", limit_seconds=f"{self._page_seconds:g}")
            else:
                return _good(answer, unreadable)
        raise failure


def _good(answer: Answer, unreadable: ServiceError) -> Document | Page | PageRegions:
    match answer:
        case ServiceError():
            raise answer
        case Fault():
            _log.error("worker_fault", where=answer.where)
            raise unreadable
        case _:
            return answer
