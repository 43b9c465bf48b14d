"""The way of a document from its bytes to a checked record: recognize, extract, check, decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from invoice_service.checks import run_checks
from invoice_service.decide import decide
from invoice_service.documents import DocumentBytes
from invoice_service.page_keeper import PageKeeper
from invoice_service.peoples_values import keep_peoples_values
from invoice_service.recognition import Recognition, Recognizer, Report, recognize
from invoice_service.record import Record
from invoice_service.retrying import Patience
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState, ProcessingStep, Progress
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadOptions
from invoicemesh.invoice.v1.settings_service_pb2 import Settings
from invoicemesh.nlp.v1.nlp_service_pb2 import ExtractInvoiceResponse, ExtractOptions
from invoicemesh.ocr.v1.document_pb2 import Attachment, Document, Page
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions


class Extractor(Protocol):
    """Finds the fields of an invoice; ServiceError with its reason when it cannot."""

    async def extract(
        self, options: ExtractOptions, pages: Iterable[Page], attachments: Iterable[Attachment]
    ) -> ExtractInvoiceResponse:
        """The record of these pages."""
        ...


@dataclass(frozen=True)
class Outcome:
    """What came out: what the document is, the record, what the checks found, and READY or NEEDS_REVIEW."""

    document: Document
    record: Record
    findings: tuple[Finding, ...]
    state: InvoiceState.ValueType


@dataclass(frozen=True)
class Pipeline:
    """The steps and whom they ask. Knows neither rows nor calls: documents that are not stored go the same way."""

    recognizer: Recognizer
    extractor: Extractor
    patience: Patience

    async def read(
        self,
        source: DocumentBytes,
        options: ReadOptions,
        *,
        password: str,
        keeper: PageKeeper,
        report: Report,
        former: Record,
        settings: Settings,
    ) -> Outcome:
        """Takes a document all the way. `former` is the record of an earlier run: what a person set in it stays.

        Raises ServiceError with the reason why there is no record. Cancelling it cancels the calls it waits for.
        """
        how = RecognizeOptions(
            engine=options.ocr_engine,
            include_images=keeper.wants_images,
            password=password,
            size_bytes=source.size_bytes,
        )
        recognition = await recognize(
            source, how, recognizer=self.recognizer, patience=self.patience, keeper=keeper, report=report
        )
        pages = Progress(pages_done=recognition.document.page_count, page_count=recognition.document.page_count)

        await report(_at(ProcessingStep.PROCESSING_STEP_EXTRACTING, pages))
        record = keep_peoples_values(await self._extract(recognition, options), former)

        await report(_at(ProcessingStep.PROCESSING_STEP_CHECKING, pages))
        findings, state = self.judge(record, settings)
        return Outcome(recognition.document, record, findings, state)

    def judge(self, record: Record, settings: Settings) -> tuple[tuple[Finding, ...], InvoiceState.ValueType]:
        """The last two steps alone, as after a correction: what the checks find, and READY or NEEDS_REVIEW."""
        disabled = frozenset(settings.disabled_checks)
        findings = tuple(finding for finding in run_checks(record) if finding.rule_id not in disabled)
        return findings, decide(record, findings, sure_from=settings.sure_from)

    async def _extract(self, recognition: Recognition, options: ReadOptions) -> Record:
        how = ExtractOptions(engine=options.nlp_engine, ignore_embedded=options.ignore_embedded)
        attachments = () if options.ignore_embedded else tuple(recognition.document.attachments)
        found = await self.patience.ask(lambda: self.extractor.extract(how, recognition.pages, attachments))
        return Record(found.data, tuple(found.readings), recognition.failures)


def _at(step: ProcessingStep.ValueType, pages: Progress) -> Progress:
    return Progress(step=step, pages_done=pages.pages_done, page_count=pages.page_count)
