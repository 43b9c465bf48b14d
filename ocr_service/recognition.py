"""Recognises one document from its first byte to its summary: receives it, opens it, reads its pages."""

from collections.abc import AsyncGenerator, AsyncIterator, Collection
from contextlib import aclosing
from typing import TypeAlias

from invoicemesh.ocr.v1.document_pb2 import Document, Page, PageFailure
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions, RecognizeRequest, RecognizeSummary
from mesh.errors import FieldViolation, ServiceError
from ocr_service.admission import Admission
from ocr_service.document.limits import DocumentLimits
from ocr_service.pages.options import PageOptions
from ocr_service.recognizer import Recognizer
from ocr_service.spool import Spool
from ocr_service.upload import received
from ocr_service.workers.tasks import StoredDocument

Result: TypeAlias = Document | Page | PageFailure | RecognizeSummary


class Recognition:
    """Keeps the documents that it works on in `spool`. `engines` are the names of those that can be asked for."""

    def __init__(
        self,
        recognizer: Recognizer,
        admission: Admission,
        *,
        limits: DocumentLimits,
        engines: Collection[str],
        spool: Spool,
    ) -> None:
        self._recognizer = recognizer
        self._admission = admission
        self._limits = limits
        self._engines = engines
        self._spool = spool

    async def of(self, requests: AsyncIterator[RecognizeRequest]) -> AsyncGenerator[Result, None]:
        """What the document is, its pages as they are done, and the summary. ServiceError when it is refused."""
        with self._admission.place():
            async with received(requests, self._limits, self._spool) as upload:
                self._check_engine(upload.options.engine)
                stored = StoredDocument(upload.path, upload.options.password)
                document = await self._recognizer.inspect(stored)
                document.size_bytes, document.sha256 = upload.size_bytes, upload.sha256
                numbers = _page_numbers(upload.options, document.page_count)
                yield document
                summary = RecognizeSummary()
                options = PageOptions(upload.options.ignore_text_layer, upload.options.include_images)
                async with aclosing(self._recognizer.read(stored, numbers, options)) as pages:
                    async for page in pages:
                        _count(page, summary)
                        yield page
                yield summary

    def _check_engine(self, engine: str) -> None:
        if engine and engine not in self._engines:
            raise ServiceError("ENGINE_UNAVAILABLE", engine=engine)


def _page_numbers(options: RecognizeOptions, page_count: int) -> list[int]:
    """The pages that are asked for, each once, in order; all when none is named."""
    wanted = sorted(set(options.pages)) or list(range(1, page_count + 1))
    if wanted and (wanted[0] < 1 or wanted[-1] > page_count):
        pages = f"the pages 1 to {page_count}" if page_count else "no pages"
        violation = FieldViolation("options.pages", f"The document has {pages}.")
        raise ServiceError("REQUEST_INVALID", fields=(violation,))
    return wanted


def _count(page: Page | PageFailure, summary: RecognizeSummary) -> None:
    if isinstance(page, PageFailure):
        summary.pages_failed += 1
    else:
        summary.pages_read += 1
        summary.word_count += sum(len(line.words) for line in page.lines)
