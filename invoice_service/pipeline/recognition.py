"""The step that turns a document into pages of words: pages that were read before are taken, the others asked for."""

from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from invoice_service.pipeline.documents import DocumentBytes
from invoice_service.pipeline.page_keeper import KeptPages, PageKeeper
from invoice_service.pipeline.retrying import Patience
from invoicemesh.invoice.v1.invoice_pb2 import ProcessingStep, Progress
from invoicemesh.ocr.v1.document_pb2 import Document, Page, PageFailure
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions, RecognizeResponse
from mesh.errors import ServiceError

Report: TypeAlias = Callable[[Progress], Awaitable[None]]


class Recognizer(Protocol):
    """Reads documents; ServiceError with its reason when it cannot."""

    async def engine_version(self, engine: str) -> str:
        """What reads the pages when this engine is asked for, so that pages with the same value are alike."""
        ...

    def recognize(self, document: DocumentBytes, options: RecognizeOptions) -> AsyncGenerator[RecognizeResponse, None]:
        """What the document is, then its pages as they are read."""
        ...


@dataclass(frozen=True)
class Recognition:
    """A document that was read: its pages in order, without pictures, and those that failed."""

    document: Document
    pages: tuple[Page, ...]
    failures: tuple[PageFailure, ...]


async def recognize(
    source: DocumentBytes,
    options: RecognizeOptions,
    *,
    recognizer: Recognizer,
    patience: Patience,
    keeper: PageKeeper,
    report: Report,
    only: range | None = None,
) -> Recognition:
    """Reads what was not read before, of the pages `only` where they are given.

    When the recognizer goes away in between, it is asked for the rest once back.

    Raises ServiceError with the recognizer's reason, or `DOCUMENT_UNREADABLE` when no page could be read.
    """
    version = await patience.ask(lambda: recognizer.engine_version(options.engine))
    reading = _Reading(await keeper.kept(version), only)

    async def read_missing_pages() -> None:
        if reading.is_complete():
            return
        reading.begin()
        wanted = RecognizeOptions(pages=reading.missing_pages())
        wanted.MergeFrom(options)
        async with aclosing(recognizer.recognize(source, wanted)) as answers:
            async for answer in answers:
                match answer.WhichOneof("payload"):
                    case "document" if reading.document is None:
                        await keeper.keep_document(version, answer.document)
                        reading.document = answer.document
                    case "page":
                        await keeper.keep_page(version, answer.page)
                        reading.add_page(answer.page)
                    case "page_failure":
                        reading.failures[answer.page_failure.page] = answer.page_failure
                await report(reading.progress())
        reading.end()

    await patience.ask(read_missing_pages)
    recognition = reading.result()
    if recognition.failures and not recognition.pages:
        raise ServiceError("DOCUMENT_UNREADABLE", pages=len(recognition.failures))
    return recognition


class _Reading:
    """A document as far as it has been read."""

    def __init__(self, kept: KeptPages | None, only: range | None) -> None:
        self.document = kept.document if kept else None
        self._only = only
        self.pages = {page.number: page for page in kept.pages if only is None or page.number in only} if kept else {}
        self.failures: dict[int, PageFailure] = {}

    def begin(self) -> None:
        """Another try: what failed in the last one may succeed in this one."""
        self.failures.clear()

    def end(self) -> None:
        """The recognizer says that it is done: it must have spoken of every page."""
        if self.document is None or not self.failures.keys() >= set(self.missing_pages()):
            raise ServiceError("INTERNAL")

    def is_complete(self) -> bool:
        return self.document is not None and not self.missing_pages()

    def missing_pages(self) -> Sequence[int]:
        """Empty when nothing is known yet, which asks for all."""
        if self.document is None:
            return self._only or ()
        return [number for number in self._wanted() if number not in self.pages]

    def add_page(self, page: Page) -> None:
        page.ClearField("image_webp")
        self.pages[page.number] = page

    def progress(self) -> Progress:
        return Progress(
            step=ProcessingStep.PROCESSING_STEP_RECOGNIZING,
            pages_done=len(self.pages) + len(self.failures),
            page_count=len(self._wanted()) if self.document is not None else 0,
        )

    def _wanted(self) -> range:
        return self._only or range(1, (self.document.page_count if self.document is not None else 0) + 1)

    def result(self) -> Recognition:
        if self.document is None:
            raise ServiceError("INTERNAL")
        pages = tuple(self.pages[number] for number in sorted(self.pages))
        failures = tuple(self.failures[number] for number in sorted(self.failures))
        return Recognition(self.document, pages, failures)
