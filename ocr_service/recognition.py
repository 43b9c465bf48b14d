"""Recognises one document from its first byte to its summary: receives it, opens it, reads what is asked for."""

from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from typing import TypeAlias

from invoicemesh.ocr.v1.document_pb2 import Document, Page, PageFailure
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeRequest, RecognizeSummary
from invoicemesh.ocr.v1.region_reading_pb2 import PageRegions
from mesh.errors import ServiceError
from ocr_service.admission import Admission
from ocr_service.asked import tasks_of
from ocr_service.document.limits import DocumentLimits
from ocr_service.engines.engine import EngineInfo
from ocr_service.recognizer import Recognizer
from ocr_service.spool import Spool
from ocr_service.upload import received
from ocr_service.workers.tasks import StoredDocument

Result: TypeAlias = Document | Page | PageFailure | PageRegions | RecognizeSummary


class Recognition:
    """Keeps the documents that it works on in `spool`. The first of `engines` reads what asks for none by name."""

    def __init__(
        self,
        recognizer: Recognizer,
        admission: Admission,
        *,
        limits: DocumentLimits,
        engines: Sequence[EngineInfo],
        spool: Spool,
    ) -> None:
        self._recognizer = recognizer
        self._admission = admission
        self._limits = limits
        self._engines = engines
        self._spool = spool

    async def of(self, requests: AsyncIterator[RecognizeRequest]) -> AsyncGenerator[Result, None]:
        """What the document is, its pages (or places) as they are done, and the summary. ServiceError for a refusal."""
        with self._admission.place():
            async with received(requests, self._limits, self._spool) as upload:
                engine = self._engine(upload.options.engine)
                stored = StoredDocument(upload.path, upload.options.password)
                document = await self._recognizer.inspect(stored)
                document.size_bytes, document.sha256 = upload.size_bytes, upload.sha256
                tasks = tasks_of(upload.options, engine, stored, document.page_count)
                yield document
                summary = RecognizeSummary()
                async with aclosing(self._recognizer.read(tasks)) as results:
                    async for result in results:
                        _count(result, summary)
                        yield result
                yield summary

    def _engine(self, name: str) -> str:
        """The name of the engine to read with. ServiceError ENGINE_UNAVAILABLE for one that is not there."""
        asked = name or self._engines[0].name
        engine = next((engine for engine in self._engines if engine.name == asked), None)
        if engine is None:
            raise ServiceError("ENGINE_UNAVAILABLE", engine=asked)
        if not engine.available:
            raise ServiceError("ENGINE_UNAVAILABLE", engine=asked, install=engine.remedy)
        return engine.name


def _count(result: Page | PageFailure | PageRegions, summary: RecognizeSummary) -> None:
    match result:
        case PageFailure():
            summary.pages_failed += 1
        case PageRegions():
            summary.regions_read += len(result.readings)
        case Page():
            summary.pages_read += 1
            summary.word_count += sum(len(line.words) for line in result.lines)
