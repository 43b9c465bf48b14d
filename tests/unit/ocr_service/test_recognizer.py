from collections.abc import Sequence
from pathlib import Path

import pytest

from invoicemesh.ocr.v1.document_pb2 import Document, Page, PageFailure
from invoicemesh.ocr.v1.region_reading_pb2 import PageRegions
from mesh.errors import ServiceError
from ocr_service.engines.config import EngineConfig, PaddleConfig
from ocr_service.pages.options import PageOptions
from ocr_service.recognizer import Recognizer
from ocr_service.workers.answers import Answer, Fault
from ocr_service.workers.pool import WorkerPool
from ocr_service.workers.tasks import ReadPage, StoredDocument, Task
from ocr_service.workers.worker import WorkerLostError
from tests.unit.ocr_service.documents import LIMITS

DOCUMENT = StoredDocument(Path("document"))


class ScriptedPool(WorkerPool):
    """Answers as it is told, one outcome after the other; it has no processes."""

    def __init__(self, *outcomes: Answer | Exception) -> None:
        super().__init__(1, LIMITS, EngineConfig(PaddleConfig(Path())), task_seconds=2.5)
        self.outcomes = list(outcomes)

    async def do(self, task: Task) -> Answer:
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception) and not isinstance(outcome, ServiceError):
            raise outcome
        return outcome


def _recognizer(*outcomes: Answer | Exception) -> Recognizer:
    return Recognizer(ScriptedPool(*outcomes), page_seconds=2.5)


async def _page(outcomes: Sequence[Answer | Exception]) -> Page | PageFailure:
    (page,) = [page async for page in _recognizer(*outcomes).read([ReadPage(DOCUMENT, 7, PageOptions())])]
    assert not isinstance(page, PageRegions)
    return page


async def _inspected(outcomes: Sequence[Answer | Exception]) -> Document:
    return await _recognizer(*outcomes).inspect(DOCUMENT)


@pytest.mark.parametrize("first", [WorkerLostError(), TimeoutError()])
async def test_what_a_worker_is_lost_over_is_tried_once_more(first: Exception) -> None:
    assert await _page([first, Page(number=7)]) == Page(number=7)
    assert await _inspected([first, Document(page_count=1)]) == Document(page_count=1)


async def test_a_page_over_which_two_workers_died_has_failed() -> None:
    failure = await _page([WorkerLostError(), WorkerLostError()])
    assert isinstance(failure, PageFailure)
    assert (failure.page, failure.reason) == (7, "PAGE_UNREADABLE")
    assert failure.message.startswith("Page 7 could not be read.")


async def test_a_page_that_took_too_long_twice_has_failed_for_its_time() -> None:
    failure = await _page([TimeoutError(), TimeoutError()])
    assert isinstance(failure, PageFailure)
    assert failure.reason == "TIME_LIMIT"
    assert "2.5 seconds" in failure.message


async def test_a_page_that_a_worker_refuses_has_failed_at_once() -> None:
    failure = await _page([ServiceError("DOCUMENT_TOO_MANY_PIXELS", limit_pixels=10, pixels=20, page=7)])
    assert isinstance(failure, PageFailure)
    assert failure.reason == "DOCUMENT_TOO_MANY_PIXELS"


async def test_an_unforeseen_fault_costs_its_page_only() -> None:
    failure = await _page([Fault("ValueError at x.py:1")])
    assert isinstance(failure, PageFailure)
    assert failure.reason == "PAGE_UNREADABLE"
    assert "ValueError" not in failure.message


@pytest.mark.parametrize(
    ("outcomes", "reason"),
    [
        ([WorkerLostError(), WorkerLostError()], "DOCUMENT_DAMAGED"),
        ([TimeoutError(), TimeoutError()], "TIME_LIMIT"),
        ([Fault("KeyError at x.py:1")], "DOCUMENT_DAMAGED"),
        ([ServiceError("DOCUMENT_ENCRYPTED")], "DOCUMENT_ENCRYPTED"),
    ],
)
async def test_a_document_that_cannot_be_opened_is_refused(outcomes: list[Answer | Exception], reason: str) -> None:
    with pytest.raises(ServiceError) as refusal:
        await _inspected(outcomes)
    assert refusal.value.reason == reason
