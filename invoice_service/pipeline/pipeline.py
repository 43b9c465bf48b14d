"""The way of a document from its bytes to a checked record: recognize, extract, check, decide."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

import structlog

from invoice_service.checks import run_checks
from invoice_service.checks.decide import decide
from invoice_service.checks.dismissals import identified
from invoice_service.checks.past import Past
from invoice_service.checks.situation import Situation
from invoice_service.pipeline.documents import DocumentBytes
from invoice_service.pipeline.page_keeper import PageKeeper
from invoice_service.pipeline.peoples_values import keep_peoples_values
from invoice_service.pipeline.recognition import Recognition, Recognizer, Report, recognize
from invoice_service.pipeline.retrying import Patience
from invoice_service.pipeline.second_look import SecondReader
from invoice_service.records.record import Record
from invoice_service.suppliers.own_company import NONE, OwnCompany
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState, ProcessingStep, Progress
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadOptions
from invoicemesh.invoice.v1.settings_service_pb2 import Settings
from invoicemesh.nlp.v1.nlp_service_pb2 import ExtractInvoiceResponse, ExtractOptions
from invoicemesh.ocr.v1.document_pb2 import Attachment, Document, Page
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions
from invoicemesh.ocr.v1.region_reading_pb2 import RegionReading
from mesh.errors import ServiceError

_log = structlog.get_logger(__name__)


class Extractor(Protocol):
    """Finds the fields of an invoice; ServiceError with its reason when it cannot."""

    async def extract(
        self,
        options: ExtractOptions,
        pages: Iterable[Page],
        attachments: Iterable[Attachment],
        second_readings: Iterable[RegionReading] = (),
    ) -> ExtractInvoiceResponse:
        """The record of these pages, of which some places were read a second time."""
        ...


@dataclass(frozen=True)
class Outcome:
    """What came out: what the document is, and the record. What is left is to judge it."""

    document: Document
    record: Record


@dataclass(frozen=True)
class Judgement:
    """What the checks found in a record, and what that makes of it: READY or NEEDS_REVIEW."""

    findings: tuple[Finding, ...]
    state: InvoiceState.ValueType


@dataclass(frozen=True)
class Pipeline:
    """The steps and whom they ask. Knows neither rows nor calls: documents that are not stored go the same way."""

    recognizer: Recognizer
    extractor: Extractor
    patience: Patience
    second_reader: SecondReader
    own_company: OwnCompany = NONE

    async def read(
        self,
        source: DocumentBytes,
        options: ReadOptions,
        *,
        password: str,
        keeper: PageKeeper,
        report: Report,
        former: Record,
        pages: range | None = None,
    ) -> Outcome:
        """Takes a document to its record. `former` is the record of an earlier run: what a person set in it stays.

        With `pages`, only these pages of it are read, and what it has attached is not: that speaks of the whole.

        Raises ServiceError with the reason why there is no record. Cancelling it cancels the calls it waits for.
        """
        how = RecognizeOptions(
            engine=options.ocr_engine,
            include_images=keeper.wants_images,
            password=password,
            size_bytes=source.size_bytes,
        )
        recognition = await recognize(
            source, how, recognizer=self.recognizer, patience=self.patience, keeper=keeper, report=report, only=pages
        )
        read = len(pages or range(recognition.document.page_count))
        done = Progress(pages_done=read, page_count=read)

        await report(_at(ProcessingStep.PROCESSING_STEP_EXTRACTING, done))
        found = await self._extract(source, recognition, options, password=password, is_part=pages is not None)
        fresh = Record(found.data, tuple(found.readings), recognition.failures, tuple(found.document_parts))
        record = keep_peoples_values(fresh, former)

        await report(_at(ProcessingStep.PROCESSING_STEP_CHECKING, done))
        return Outcome(recognition.document, record)

    def judge(
        self, record: Record, settings: Settings, past: Past | None = None, former: Iterable[Finding] = ()
    ) -> Judgement:
        """The last two steps: what the checks find, and READY or NEEDS_REVIEW.

        Without a past, the checks that need one are not made. What was dismissed of the `former` findings stays so.
        """
        situation = Situation(datetime.now(UTC).date(), self.own_company)
        disabled = frozenset(settings.disabled_checks)
        found = (finding for finding in run_checks(record, situation, past) if finding.rule_id not in disabled)
        return decided(record, identified(record, found, former), settings)

    async def _extract(
        self, source: DocumentBytes, recognition: Recognition, options: ReadOptions, *, password: str, is_part: bool
    ) -> ExtractInvoiceResponse:
        """The record; where a rule doubts what was read, after a second look at these places, if that succeeds."""
        how = ExtractOptions(engine=options.nlp_engine, ignore_embedded=options.ignore_embedded)
        attachments = () if options.ignore_embedded or is_part else tuple(recognition.document.attachments)
        found = await self.patience.ask(lambda: self.extractor.extract(how, recognition.pages, attachments))
        readings = await self.second_reader.read(
            source, found.second_looks, engine=options.ocr_engine, password=password
        )
        if not readings:
            return found
        try:
            return await self.extractor.extract(how, recognition.pages, attachments, readings)
        except ServiceError as error:
            _log.warning("second_extraction_failed", reason=error.reason)
            return found


def decided(record: Record, findings: tuple[Finding, ...], settings: Settings) -> Judgement:
    """The last step alone, as after a dismissal."""
    return Judgement(findings, decide(record, findings, sure_from=settings.sure_from))


def _at(step: ProcessingStep.ValueType, done: Progress) -> Progress:
    return Progress(step=step, pages_done=done.pages_done, page_count=done.page_count)
