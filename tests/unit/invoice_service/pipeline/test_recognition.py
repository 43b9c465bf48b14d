"""A document's pages are read once, and what cannot be read is said."""

from collections.abc import AsyncGenerator, Sequence

import pytest

from invoice_service.pipeline.documents import DocumentBytes, SpooledDocument
from invoice_service.pipeline.page_keeper import KeptPages, NothingKept, PageKeeper
from invoice_service.pipeline.recognition import Recognition, recognize
from invoice_service.pipeline.retrying import Patience
from invoicemesh.invoice.v1.invoice_pb2 import Progress
from invoicemesh.ocr.v1.document_pb2 import Attachment, Document, DocumentFormat, Page, PageFailure
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions, RecognizeResponse
from mesh.errors import ServiceError

DOCUMENT = SpooledDocument(descriptor=-1, size_bytes=9, sha256="0" * 64, format=DocumentFormat.DOCUMENT_FORMAT_PDF)


class Script:
    """A recognizer that gives one list of answers a call; an error in it is raised."""

    def __init__(self, *calls: Sequence[RecognizeResponse | ServiceError]) -> None:
        self.asked: list[list[int]] = []
        self._calls = list(calls)

    async def engine_version(self, engine: str) -> str:
        return f"{engine or 'default'} 1"

    async def recognize(
        self, document: DocumentBytes, options: RecognizeOptions
    ) -> AsyncGenerator[RecognizeResponse, None]:
        self.asked.append(list(options.pages))
        for answer in self._calls.pop(0):
            if isinstance(answer, ServiceError):
                raise answer
            yield answer


class Memory(NothingKept):
    """A keeper that has some pages and notes what it is given."""

    def __init__(self, kept: KeptPages | None = None) -> None:
        self.engines: set[str] = set()
        self.documents: list[Document] = []
        self.pages: list[Page] = []
        self._kept = kept

    async def kept(self, engine_version: str) -> KeptPages | None:  # type: ignore[override]
        self.engines.add(engine_version)
        return self._kept

    async def keep_document(self, engine_version: str, document: Document) -> None:
        self.documents.append(document)

    async def keep_page(self, engine_version: str, page: Page) -> None:
        self.pages.append(Page.FromString(page.SerializeToString()))


def opened(page_count: int) -> RecognizeResponse:
    return RecognizeResponse(document=Document(page_count=page_count))


def page(number: int) -> RecognizeResponse:
    return RecognizeResponse(page=Page(number=number, image_webp=b"picture"))


def failure(number: int) -> RecognizeResponse:
    return RecognizeResponse(page_failure=PageFailure(page=number, reason="PAGE_UNREADABLE"))


async def read(script: Script, keeper: PageKeeper, reports: list[Progress] | None = None) -> Recognition:
    async def report(progress: Progress) -> None:
        if reports is not None:
            reports.append(progress)

    return await recognize(
        DOCUMENT,
        RecognizeOptions(engine="paddle"),
        recognizer=script,
        patience=Patience(3, 0.001, 0.001),
        keeper=keeper,
        report=report,
    )


async def test_pages_come_in_order_whatever_order_they_were_read_in() -> None:
    reports: list[Progress] = []
    recognition = await read(Script([opened(3), page(3), failure(2), page(1)]), NothingKept(), reports)
    assert [page.number for page in recognition.pages] == [1, 3]
    assert [failure.page for failure in recognition.failures] == [2]
    assert [(progress.pages_done, progress.page_count) for progress in reports] == [(0, 3), (1, 3), (2, 3), (3, 3)]


async def test_pages_are_kept_with_their_pictures_and_passed_on_without() -> None:
    memory = Memory()
    recognition = await read(Script([opened(1), page(1)]), memory)
    assert memory.engines == {"paddle 1"}
    assert [kept.image_webp for kept in memory.pages] == [b"picture"]
    assert [passed.image_webp for passed in recognition.pages] == [b""]


async def test_a_document_that_was_read_before_is_not_read_again() -> None:
    kept = KeptPages(Document(page_count=2), (Page(number=1), Page(number=2)))
    script = Script()
    recognition = await read(script, Memory(kept))
    assert [page.number for page in recognition.pages] == [1, 2]
    assert script.asked == []


async def test_only_missing_pages_are_asked_for() -> None:
    script = Script([opened(3), page(2), page(3)])
    recognition = await read(script, Memory(KeptPages(Document(page_count=3), (Page(number=1),))))
    assert script.asked == [[2, 3]]
    assert [page.number for page in recognition.pages] == [1, 2, 3]


async def test_the_rest_is_asked_for_when_the_recognizer_breaks_off() -> None:
    broken = ServiceError("DEPENDENCY_UNAVAILABLE")
    script = Script([opened(3), page(1), failure(2), broken], [opened(3), page(2), page(3)])
    memory = Memory()
    recognition = await read(script, memory)
    assert script.asked == [[], [2, 3]]
    assert [page.number for page in recognition.pages] == [1, 2, 3]
    assert recognition.failures == ()
    assert len(memory.documents) == 1


@pytest.mark.parametrize("answers", [[], [opened(2), page(1)]], ids=["nothing", "a page too few"])
async def test_a_recognizer_that_ends_early_is_not_believed(answers: list[RecognizeResponse]) -> None:
    script = Script(answers, answers, answers)
    with pytest.raises(ServiceError, match="INTERNAL"):
        await read(script, NothingKept())
    assert len(script.asked) == 3


async def test_a_document_without_a_readable_page_is_unreadable() -> None:
    with pytest.raises(ServiceError, match="DOCUMENT_UNREADABLE") as refused:
        await read(Script([opened(2), failure(1), failure(2)]), NothingKept())
    assert refused.value.facts == {"pages": 2}


async def test_a_refusal_is_passed_on_at_once() -> None:
    script = Script([ServiceError("DOCUMENT_ENCRYPTED")])
    with pytest.raises(ServiceError, match="DOCUMENT_ENCRYPTED"):
        await read(script, NothingKept())


async def test_a_document_without_pages_is_read_all_the_same() -> None:
    script = Script(
        [RecognizeResponse(document=Document(page_count=0, attachments=[Attachment(content=b"<Invoice/>")]))]
    )
    recognition = await read(script, NothingKept())
    assert recognition.pages == ()
    assert recognition.document.attachments[0].content == b"<Invoice/>"
