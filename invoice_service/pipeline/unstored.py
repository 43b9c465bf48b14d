"""Reads a document without storing anything: the same pipeline, with its progress and its outcome as messages."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from invoice_service.checks import PAST_RULES
from invoice_service.pipeline.documents import SpooledDocument
from invoice_service.pipeline.page_keeper import NothingKept
from invoice_service.pipeline.pipeline import Judgement, Outcome, Pipeline
from invoice_service.records.formats import MEDIA_TYPES
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import Progress, SourceDocument
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadInvoiceResponse, ReadOptions, ReadResult
from invoicemesh.invoice.v1.settings_service_pb2 import Settings
from mesh.streams import Send, fed_by

# Messages that may wait for a slow caller before the work waits for it too.
_WAITING_MESSAGES = 8


async def read_unstored(
    document: SpooledDocument, options: ReadOptions, *, password: str, pipeline: Pipeline, settings: Settings
) -> AsyncGenerator[ReadInvoiceResponse, None]:
    """Gives progress as the work goes on, then the result. Closing it cancels the work.

    ServiceError with the reason why there is no result.
    """

    async def work(send: Send[ReadInvoiceResponse]) -> None:
        async def report(progress: Progress) -> None:
            await send(ReadInvoiceResponse(progress=progress))

        outcome = await pipeline.read(
            document,
            options,
            password=password,
            keeper=NothingKept(),
            report=report,
            former=Record(InvoiceData()),
        )
        judgement = pipeline.judge(outcome.record, settings)
        await send(ReadInvoiceResponse(result=_result(document, outcome, judgement)))

    async with aclosing(fed_by(work, limit=_WAITING_MESSAGES)) as responses:
        async for response in responses:
            yield response


def _result(document: SpooledDocument, outcome: Outcome, judgement: Judgement) -> ReadResult:
    return ReadResult(
        document=SourceDocument(
            format=document.format,
            media_type=MEDIA_TYPES[document.format],
            size_bytes=document.size_bytes,
            sha256=document.sha256,
            page_count=outcome.document.page_count,
        ),
        data=outcome.record.data,
        readings=outcome.record.readings,
        findings=judgement.findings,
        page_failures=outcome.record.page_failures,
        state=judgement.state,
        checks_not_made=PAST_RULES,
        document_parts=outcome.record.document_parts,
    )
