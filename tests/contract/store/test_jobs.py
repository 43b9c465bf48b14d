"""Jobs: one run at a time has an invoice, and what a run writes after it lost the invoice is not written."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from invoice_service.records.record import Record
from invoice_service.records.states import FAILED, NEEDS_REVIEW, PROCESSING, READY, RECEIVED
from invoice_service.store.repositories.history import HistoryAction
from invoice_service.store.repositories.jobs import Attempt, AttemptLost
from invoice_service.store.unit_of_work import UnitOfWork
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import ProcessingStep, Progress
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority, ReadOptions
from invoicemesh.invoice.v1.reading_pb2 import Reading
from invoicemesh.ocr.v1.document_pb2 import Page, PageFailure
from mesh.errors import ServiceError
from tests.contract.store.ledger import LEASE_SECONDS, Ledger, new_invoice, pdf

WRITES: dict[str, Callable[[UnitOfWork, Attempt], object]] = {
    "renew": lambda uow, attempt: uow.jobs.renew(attempt, lease_seconds=LEASE_SECONDS),
    "report": lambda uow, attempt: uow.jobs.report(attempt, Progress(pages_done=9)),
    "finish": lambda uow, attempt: uow.jobs.finish(attempt, Record(InvoiceData(invoice_number="late")), (), READY),
    "fail": lambda uow, attempt: uow.jobs.fail(attempt, reason="INTERNAL", message="Late."),
    "release": lambda uow, attempt: uow.jobs.release(attempt),
    "use": lambda uow, attempt: uow.recognitions.use(attempt, "engine 1"),
    "keep_document": lambda uow, attempt: uow.recognitions.keep_document(attempt, "engine 1", pdf(pages=1)),
    "keep_page": lambda uow, attempt: uow.recognitions.keep_page(attempt, "engine 1", Page(number=1)),
}


def test_a_claim_starts_processing(ledger: Ledger) -> None:
    invoice = ledger.add(new_invoice("abc", options=ReadOptions(nlp_engine="local")))
    attempt = ledger.claimed(invoice.id)
    assert (attempt.number, attempt.tries) == (1, 1)
    assert attempt.document == invoice.document
    assert attempt.options == ReadOptions(nlp_engine="local")
    assert not attempt.read_anew
    assert ledger.get(invoice.id).state == PROCESSING


def test_an_unknown_invoice_cannot_be_claimed(ledger: Ledger) -> None:
    assert ledger.claim("0198f1a2-0000-7000-8000-000000000000") is None


def test_a_finished_invoice_cannot_be_claimed(ledger: Ledger) -> None:
    assert ledger.claim(ledger.processed(InvoiceData()).id) is None


def test_of_many_claimers_at_the_same_time_one_wins(ledger: Ledger) -> None:
    invoice = ledger.add()
    together = Barrier(8)

    def claim(owner: str) -> Attempt | None:
        together.wait()
        return ledger.claim(invoice.id, owner=owner)

    with ThreadPoolExecutor(8) as threads:
        attempts = list(threads.map(claim, [f"worker-{number}" for number in range(8)]))
    assert [attempt.number for attempt in attempts if attempt] == [1]


def test_a_lease_keeps_others_out_until_it_lapses(ledger: Ledger) -> None:
    invoice = ledger.add()
    ledger.claimed(invoice.id)
    ledger.clock.turn(LEASE_SECONDS - 1)
    assert ledger.claim(invoice.id) is None
    ledger.clock.turn(1)
    second = ledger.claimed(invoice.id)
    assert (second.number, second.tries) == (2, 2)


def test_a_renewed_lease_lasts_from_its_renewal(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    ledger.clock.turn(LEASE_SECONDS - 1)
    with ledger.write() as uow:
        uow.jobs.renew(attempt, lease_seconds=LEASE_SECONDS)
    ledger.clock.turn(LEASE_SECONDS - 1)
    assert ledger.claim(attempt.invoice_id) is None


def test_a_lapsed_run_that_nobody_replaced_may_still_finish(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    ledger.clock.turn(10 * LEASE_SECONDS)
    with ledger.write() as uow:
        uow.jobs.finish(attempt, Record(InvoiceData()), (), READY)
    assert ledger.get(attempt.invoice_id).state == READY


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_late_writer_of_an_old_attempt_writes_nothing(
    ledger: Ledger, write: Callable[[UnitOfWork, Attempt], object]
) -> None:
    old = ledger.claimed(ledger.add().id)
    ledger.clock.turn(LEASE_SECONDS)
    new = ledger.claimed(old.invoice_id)
    before = ledger.get(old.invoice_id)
    with pytest.raises(AttemptLost), ledger.write() as uow:
        write(uow, old)
    assert ledger.get(old.invoice_id) == before
    with ledger.read() as uow:
        assert uow.recognitions.pages(old.invoice_id) == ()
    with ledger.write() as uow:
        uow.jobs.renew(new, lease_seconds=LEASE_SECONDS)


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_cancelled_run_writes_nothing(ledger: Ledger, write: Callable[[UnitOfWork, Attempt], object]) -> None:
    attempt = ledger.claimed(ledger.add().id)
    with ledger.write() as uow:
        cancelled = uow.jobs.cancel(attempt.invoice_id, actor="bob")
    assert cancelled.state == FAILED
    assert cancelled.failure.reason == "CANCELLED"
    with pytest.raises(AttemptLost), ledger.write() as uow:
        write(uow, attempt)
    assert ledger.get(attempt.invoice_id) == cancelled


def test_progress_shows_without_a_new_version(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    before = ledger.get(attempt.invoice_id)
    progress = Progress(step=ProcessingStep.PROCESSING_STEP_RECOGNIZING, pages_done=1, page_count=3)
    with ledger.write() as uow:
        uow.jobs.report(attempt, progress)
    after = ledger.get(attempt.invoice_id)
    assert after.progress == progress
    assert after.etag == before.etag


def test_a_tag_that_is_changed_during_a_run_does_not_stop_it(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    with ledger.write() as uow:
        uow.invoices.update(attempt.invoice_id, etag="", actor="bob", tags=["urgent"])
    with ledger.write() as uow:
        uow.jobs.finish(attempt, Record(InvoiceData()), (), READY)
    finished = ledger.get(attempt.invoice_id)
    assert list(finished.tags) == ["urgent"]


def test_a_finished_run_leaves_record_and_times(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    record = Record(
        InvoiceData(invoice_number="17"),
        (Reading(path="invoice_number", value="17", confidence=0.5),),
        (PageFailure(page=2, reason="PAGE_UNREADABLE", message="Black."),),
    )
    with ledger.write() as uow:
        uow.jobs.finish(attempt, record, [Finding(rule_id="PAGES")], NEEDS_REVIEW)
    finished = ledger.get(attempt.invoice_id)
    assert finished.state == NEEDS_REVIEW
    assert finished.data == record.data
    assert tuple(finished.readings) == record.readings
    assert tuple(finished.page_failures) == record.page_failures
    assert [finding.rule_id for finding in finished.findings] == ["PAGES"]
    assert finished.HasField("process_time")
    assert not finished.HasField("progress")


def test_a_run_ends_in_no_other_state_than_those_of_a_result(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    with pytest.raises(ValueError, match="FINISH never leads to FAILED"), ledger.write() as uow:
        uow.jobs.finish(attempt, Record(InvoiceData()), (), FAILED)
    assert ledger.get(attempt.invoice_id).state == PROCESSING


def test_a_failed_run_says_why_and_keeps_an_earlier_record(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="17"))
    with ledger.write() as uow:
        uow.invoices.reprocess(invoice.id, etag="", actor="bob", options=ReadOptions(), read_anew=False)
    attempt = ledger.claimed(invoice.id)
    with ledger.write() as uow:
        uow.jobs.fail(attempt, reason="TIME_LIMIT", message="x" * 5000)
    failed = ledger.get(invoice.id)
    assert (failed.state, failed.failure.reason) == (FAILED, "TIME_LIMIT")
    assert failed.failure.message == "x" * 1000
    assert failed.data.invoice_number == "17"
    with ledger.read() as uow:
        assert uow.history.of(invoice.id)[-1].action == HistoryAction.FAILED


def test_a_released_invoice_waits_for_its_delay(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    with ledger.write() as uow:
        uow.jobs.release(attempt, delay_seconds=30)
    assert ledger.get(attempt.invoice_id).state == RECEIVED
    assert ledger.claim(attempt.invoice_id) is None
    ledger.clock.turn(30)
    assert ledger.claimed(attempt.invoice_id).tries == 2


def test_a_run_that_a_shutdown_ended_does_not_count(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    with ledger.write() as uow:
        uow.jobs.release(attempt, counts=False)
    second = ledger.claimed(attempt.invoice_id)
    assert (second.number, second.tries) == (2, 1)


def test_what_nobody_holds_is_found_the_longest_waiting_first(ledger: Ledger) -> None:
    lapsing, waiting, held = ledger.add().id, ledger.add().id, ledger.add().id
    ledger.claimed(lapsing)
    ledger.clock.turn(LEASE_SECONDS)
    ledger.claimed(held)
    ledger.processed(InvoiceData())
    with ledger.read() as uow:
        assert uow.jobs.orphans() == (waiting, lapsing)
        assert uow.jobs.orphans(limit=1) == (waiting,)


def test_what_people_wait_for_is_found_before_what_waits_longer_in_a_batch(ledger: Ledger) -> None:
    batch = ledger.add(new_invoice(priority=Priority.PRIORITY_BATCH)).id
    first, second = ledger.add().id, ledger.add().id
    with ledger.read() as uow:
        assert uow.jobs.orphans() == (first, second, batch)
        assert uow.jobs.orphans(priority=Priority.PRIORITY_PERSON) == (first, second)
        assert uow.jobs.orphans(priority=Priority.PRIORITY_BATCH) == (batch,)


def test_a_reprocessed_invoice_of_a_batch_is_one_that_a_person_waits_for(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(), new=new_invoice(priority=Priority.PRIORITY_BATCH))
    with ledger.write() as uow:
        uow.invoices.reprocess(invoice.id, etag="", actor="bob", options=ReadOptions(), read_anew=False)
    with ledger.read() as uow:
        assert uow.jobs.orphans(priority=Priority.PRIORITY_PERSON) == (invoice.id,)


def test_what_waits_for_a_moment_only_is_not_overdue(ledger: Ledger) -> None:
    early = ledger.add().id
    ledger.clock.turn(5)
    ledger.add()
    with ledger.read() as uow:
        assert uow.jobs.orphans(overdue_seconds=3) == (early,)


def test_a_waiting_invoice_can_be_cancelled_and_is_found_no_more(ledger: Ledger) -> None:
    invoice = ledger.add()
    with ledger.write() as uow:
        uow.jobs.cancel(invoice.id, actor="bob")
    with ledger.read() as uow:
        assert uow.jobs.orphans() == ()
        assert uow.history.of(invoice.id)[-1].actor == "bob"


def test_a_finished_invoice_cannot_be_cancelled(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    with ledger.write() as uow, pytest.raises(ServiceError) as refused:
        uow.jobs.cancel(invoice.id, actor="bob")
    assert refused.value.reason == "STATE_NOT_ALLOWED"
