"""A worker of the queue with an OCR and an NLP of its own, which take no time."""

import dataclasses
import secrets
import sys
from collections.abc import AsyncGenerator, Iterable

from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal

from en16931 import field_path
from invoice_service.jobs.processing import Processing
from invoice_service.pipeline.documents import DocumentBytes
from invoice_service.worker import WorkerSettings, work_on
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Party, Totals
from invoicemesh.invoice.v1.reading_pb2 import Reading, ReadingSource
from invoicemesh.nlp.v1.nlp_service_pb2 import ExtractInvoiceResponse, ExtractOptions
from invoicemesh.ocr.v1.document_pb2 import Attachment, Document, DocumentFormat, Page
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions, RecognizeResponse, RecognizeSummary
from invoicemesh.ocr.v1.region_reading_pb2 import RegionReading
from mesh.server import run
from tests.contract.store.ledger import page

SUPPLIERS = 500
"""Suppliers that the documents come from."""


class InstantOcr:
    """Reads a page from every document, without looking at it."""

    async def engine_version(self, engine: str) -> str:
        """The same for all."""
        return "instant 1"

    async def recognize(
        self, document: DocumentBytes, options: RecognizeOptions
    ) -> AsyncGenerator[RecognizeResponse, None]:
        """What OcrService answers to a document of one page."""
        opened = Document(format=DocumentFormat.DOCUMENT_FORMAT_PDF, page_count=1, size_bytes=document.size_bytes)
        yield RecognizeResponse(document=opened)
        yield RecognizeResponse(page=page(1, "Invoice of a supplier over an amount"))
        yield RecognizeResponse(summary=RecognizeSummary(pages_read=1))


class InstantNlp:
    """Finds a supplier of many, a number of its own and an amount in every document."""

    async def extract(
        self,
        options: ExtractOptions,
        pages: Iterable[Page],
        attachments: Iterable[Attachment],
        second_readings: Iterable[RegionReading] = (),
    ) -> ExtractInvoiceResponse:
        """What NlpService answers."""
        data = InvoiceData(
            document_type=DocumentType.DOCUMENT_TYPE_INVOICE,
            invoice_number=secrets.token_hex(6),
            issue_date=Date(year=2026, month=1, day=31),
            currency="EUR",
            supplier=Party(name=f"Supplier {secrets.randbelow(SUPPLIERS)} GmbH"),
            totals=Totals(gross=Decimal(value=f"{secrets.randbelow(10_000_000) / 100:.2f}")),
        )
        readings = [
            Reading(path=path, value=value, confidence=0.99, source=ReadingSource.READING_SOURCE_OCR)
            for path, value in field_path.values(data)
        ]
        return ExtractInvoiceResponse(data=data, readings=readings, engine="instant", engine_version="1")


async def main() -> None:
    """Works until a signal ends it."""
    settings = WorkerSettings()
    processing = Processing.of(settings)
    pipeline = dataclasses.replace(processing.pipeline, recognizer=InstantOcr(), extractor=InstantNlp())
    runner = dataclasses.replace(processing.runner, pipeline=pipeline)
    await work_on(settings, dataclasses.replace(processing, pipeline=pipeline, runner=runner))


if __name__ == "__main__":
    sys.exit(run(main))
