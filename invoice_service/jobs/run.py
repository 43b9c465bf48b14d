"""One run of an invoice through the pipeline: claim it, hold it, write what came out or why nothing did."""

import asyncio
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

import structlog

from invoice_service.jobs.job_pool import RunEnd
from invoice_service.jobs.lease import Lease
from invoice_service.jobs.run_notes import RunNotes
from invoice_service.jobs.stored_document import StoredDocument
from invoice_service.jobs.stored_pages import StoredPages
from invoice_service.jobs.time_limit import within
from invoice_service.objects import Objects
from invoice_service.pipeline.pipeline import Pipeline
from invoice_service.pipeline.retrying import Patience, is_passing
from invoice_service.records.record import Record
from invoice_service.records.states import READY
from invoice_service.rules import Rules
from invoice_service.store import Store, UnitOfWork
from invoice_service.store.repositories.jobs import SERVICE, Attempt, AttemptLost
from invoicemesh.invoice.v1.invoice_pb2 import Progress, SourceDocument
from mesh.error_catalogue import describe
from mesh.errors import ServiceError
from mesh.request_id import current_request_id, request_id_is

T = TypeVar("T")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Runner:
    """Makes runs. The database is the truth: a run that lost its invoice to another one writes nothing any more.

    `again` says how many runs an invoice may take and how long to wait in between, `limit_seconds` how long one may be.
    """

    store: Store
    objects: Objects
    pipeline: Pipeline
    rules: Rules
    lease: Lease
    again: Patience
    limit_seconds: float

    async def run(self, invoice_id: str, *, password: str = "") -> RunEnd | None:
        """Processes the invoice to its end or until something passing is in the way; None when it is not free.

        When it is cancelled, the invoice is given back first, so that nobody need wait for the lease to lapse.
        """
        attempt = await self.store.run(
            lambda uow: uow.jobs.claim(invoice_id, owner=self.lease.owner, lease_seconds=self.lease.seconds)
        )
        if attempt is None:
            return None
        with (
            request_id_is(str(uuid.uuid4())),
            structlog.contextvars.bound_contextvars(invoice_id=invoice_id, attempt=attempt.number),
        ):
            return await self._process(attempt, password)

    async def _process(self, attempt: Attempt, password: str) -> RunEnd:
        notes = RunNotes(attempt, self.store)
        try:
            async with self.lease.held(self.store, attempt, notes):
                await self._read(attempt, notes, password)
        except AttemptLost:
            _log.info("run_lost_its_invoice")
        except asyncio.CancelledError:
            # Should the database be away, the lease lapses instead.
            with suppress(AttemptLost, ServiceError):
                await _end(self.store, notes, lambda uow: uow.jobs.release(attempt, counts=False))
            raise
        except ServiceError as error:
            return await self._end_without_record(attempt, notes, error)
        except Exception:  # A fault of ours, or of a disk: the document is not to blame, and a later run may pass.
            _log.exception("run_crashed")
            return await self._end_without_record(attempt, notes, ServiceError("INTERNAL"))
        return RunEnd()

    async def _read(self, attempt: Attempt, notes: RunNotes, password: str) -> None:
        """The way of a document, from its bytes to its record."""
        if attempt.tries > self.again.tries:
            raise _came_to_no_end(attempt)
        document = attempt.document

        async def report(progress: Progress) -> None:
            notes.report(progress)

        async with within(self.limit_seconds):
            outcome = await self.pipeline.read(
                StoredDocument(self.objects, document.sha256, document.size_bytes),
                attempt.options,
                password=password,
                keeper=StoredPages(attempt, self.store, self.objects, notes),
                report=report,
                former=Record.of(attempt.former),
                pages=_pages(document),
            )
        findings = await _end(self.store, notes, lambda uow: self._finish(uow, attempt, outcome.record))
        _log.info("run_finished", findings=findings, pages=outcome.document.page_count)

    def _finish(self, uow: UnitOfWork, attempt: Attempt, record: Record) -> int:
        """Judges and writes in one unit of work, so that of two duplicates the later always sees the earlier.

        Gives the number of findings.
        """
        invoice_id, settings = attempt.invoice_id, self.rules.in_force(uow)
        supplier_id = uow.supplier_marks.settle(invoice_id, record.data)
        past = uow.pasts.of(invoice_id, record.data, supplier_id)
        judgement = self.pipeline.judge(record, settings, past, attempt.former.findings)
        uow.jobs.finish(attempt, record, judgement.findings, judgement.state, supplier_id)
        if settings.auto_approve and judgement.state == READY:
            uow.decisions.approve(invoice_id, etag="", actor=SERVICE)
        return len(judgement.findings)

    async def _end_without_record(self, attempt: Attempt, notes: RunNotes, error: ServiceError) -> RunEnd:
        """Gives the invoice back when another run may pass, else ends it in FAILED."""
        try:
            if is_passing(error) and attempt.tries < self.again.tries:
                wait = self.again.wait_after(attempt.tries, error.retry_after)
                await _end(self.store, notes, lambda uow: uow.jobs.release(attempt, delay_seconds=wait))
                _log.warning("run_postponed", reason=error.reason, wait_seconds=round(wait, 2))
                return RunEnd(again_after=wait)
            reason, sentence = _failure(error)
            await _end(self.store, notes, lambda uow: uow.jobs.fail(attempt, reason=reason, message=sentence))
            _log.info("run_failed", reason=reason)
        except AttemptLost:
            _log.info("run_lost_its_invoice")
        return RunEnd()


def _pages(document: SourceDocument) -> range | None:
    """The pages that the invoice is made of; None: all."""
    pages = document.pages
    return range(pages.first_page, pages.last_page + 1) if document.HasField("pages") else None


async def _end(store: Store, notes: RunNotes, ending: Callable[[UnitOfWork], T]) -> T:
    """Writes what the run has noted and ends it, in one unit of work."""
    async with notes.rest() as rest:

        def write(uow: UnitOfWork) -> T:
            with uow.written_once():
                rest(uow)
                return ending(uow)

        return await store.run(write)


def _came_to_no_end(attempt: Attempt) -> ServiceError:
    """Each run before ended together with its process, which the document may have brought about."""
    begun = attempt.tries - 1
    return ServiceError("INTERNAL", message=f"Processing was begun {begun} times, and the service ended each time.")


def _failure(error: ServiceError) -> tuple[str, str]:
    """The reason and the sentence that the invoice shows."""
    if error.reason == "BUSY":
        # That a service was busy until the last try is, for the invoice, the same as that it was away.
        error = ServiceError("DEPENDENCY_UNAVAILABLE")
    if error.reason == "INTERNAL":
        error.facts.setdefault("request_id", current_request_id() or "unknown")
    return error.reason, describe(error)
