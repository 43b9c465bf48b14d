"""Invoices: added once per document, changed by people under a version, with a history of it all."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from invoice_service.records.field_change import FieldChange
from invoice_service.records.record import Record
from invoice_service.records.states import FAILED, NEEDS_REVIEW, READY, RECEIVED
from invoice_service.store.repositories.history import HistoryAction
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadOptions
from invoicemesh.invoice.v1.reading_pb2 import Reading
from invoicemesh.ocr.v1.document_pb2 import DocumentFormat, PageFailure
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger, new_invoice


def _correct(ledger: Ledger, invoice: Invoice, number: str, *, etag: str) -> Invoice:
    with ledger.write() as uow:
        return uow.invoices.correct(
            invoice.id,
            etag=etag,
            record=Record(InvoiceData(invoice_number=number)),
            findings=(),
            state=READY,
            changes=[FieldChange("invoice_number", None, number)],
            actor="bob",
        )


def test_an_added_invoice_is_received_with_the_facts_of_its_document(ledger: Ledger) -> None:
    added = ledger.add(new_invoice("abc", filename="März.pdf", tags=("travel", "2026")))
    invoice = ledger.get(added.id)
    assert invoice == added
    assert invoice.state == RECEIVED
    assert invoice.document.filename == "März.pdf"
    assert invoice.document.size_bytes == len("abc")
    assert invoice.document.format == DocumentFormat.DOCUMENT_FORMAT_PDF
    assert list(invoice.tags) == ["travel", "2026"]
    assert invoice.uploaded_by == "ada"
    assert invoice.create_time == invoice.update_time
    assert not invoice.HasField("data")
    assert not invoice.HasField("archive_time")


def test_ids_sort_by_time_of_creation(ledger: Ledger) -> None:
    ids = [ledger.add().id for _ in range(50)]
    assert ids == sorted(ids)


def test_an_unknown_invoice_is_not_found(ledger: Ledger) -> None:
    with pytest.raises(ServiceError) as refused:
        ledger.get("0198f1a2-0000-7000-8000-000000000000")
    assert refused.value.reason == "INVOICE_NOT_FOUND"


def test_the_same_bytes_again_give_the_first_invoice(ledger: Ledger) -> None:
    first = ledger.add(new_invoice("same"))
    with ledger.write() as uow:
        again = uow.invoices.add(new_invoice("same", filename="copy.pdf"))
    assert again.already_existed
    assert again.invoice.id == first.id
    assert again.invoice.document.filename == "scan.pdf"


def test_the_same_bytes_make_a_second_invoice_when_asked_for(ledger: Ledger) -> None:
    first, second = ledger.add(new_invoice("same")), ledger.add(new_invoice("same", filename="copy.pdf"))
    assert second.id != first.id
    assert second.document.sha256 == first.document.sha256
    assert second.document.filename == "copy.pdf"


def test_uploads_of_the_same_bytes_at_the_same_time_make_one_invoice(ledger: Ledger) -> None:
    together = Barrier(8)

    def upload() -> tuple[str, bool]:
        together.wait()
        with ledger.write() as uow:
            added = uow.invoices.add(new_invoice("same"))
        return added.invoice.id, added.already_existed

    with ThreadPoolExecutor(8) as threads:
        results = [future.result() for future in [threads.submit(upload) for _ in range(8)]]
    assert len({invoice_id for invoice_id, _ in results}) == 1
    assert sorted(existed for _, existed in results) == [False] + [True] * 7


def test_what_raises_leaves_nothing_behind(ledger: Ledger) -> None:
    def add_and_fail() -> None:
        with ledger.write() as uow:
            uow.invoices.add(new_invoice())
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        add_and_fail()
    with ledger.read() as uow:
        assert uow.jobs.orphans() == ()
        assert uow.events.latest() == 0


def test_a_correction_replaces_record_findings_and_state(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="17"))
    record = Record(
        InvoiceData(invoice_number="71", currency="EUR"),
        (Reading(path="invoice_number", value="71", confirmed_by="bob"),),
        (PageFailure(page=2, reason="PAGE_UNREADABLE"),),
    )
    finding = Finding(rule_id="BR-CO-15", severity=Severity.SEVERITY_INFO)
    with ledger.write() as uow:
        corrected = uow.invoices.correct(
            invoice.id,
            etag=invoice.etag,
            record=record,
            findings=[finding],
            state=READY,
            changes=[FieldChange("invoice_number", "17", "71"), FieldChange("currency", None, "EUR")],
            actor="bob",
        )
    assert corrected == ledger.get(invoice.id)
    assert corrected.state == READY
    assert corrected.data == record.data
    assert tuple(corrected.readings) == record.readings
    assert list(corrected.findings) == [finding]
    assert tuple(corrected.page_failures) == record.page_failures
    with ledger.read() as uow:
        history = uow.history.of(invoice.id)
    assert [(entry.action, entry.actor) for entry in history] == [
        (HistoryAction.RECEIVED, "ada"),
        (HistoryAction.PROCESSED, "invoicemesh"),
        (HistoryAction.CORRECTED, "bob"),
        (HistoryAction.CORRECTED, "bob"),
    ]
    assert [entry.change for entry in history[2:]] == [
        FieldChange("invoice_number", "17", "71"),
        FieldChange("currency", None, "EUR"),
    ]


def test_a_correction_of_an_invoice_that_is_not_processed_is_refused(ledger: Ledger) -> None:
    invoice = ledger.add()
    with pytest.raises(ServiceError) as refused:
        _correct(ledger, invoice, "17", etag="")
    assert refused.value.reason == "STATE_NOT_ALLOWED"
    assert refused.value.facts["state"] == "RECEIVED"


def test_of_two_people_who_saw_the_same_version_only_the_first_changes_it(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    first = _correct(ledger, invoice, "first", etag=invoice.etag)
    with pytest.raises(ServiceError) as refused:
        _correct(ledger, invoice, "second", etag=invoice.etag)
    assert refused.value.reason == "ETAG_MISMATCH"
    assert ledger.get(invoice.id) == first


def test_of_two_sessions_that_write_at_the_same_time_one_wins(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    together = Barrier(2)

    def correct(number: str) -> str:
        together.wait()
        try:
            return _correct(ledger, invoice, number, etag=invoice.etag).data.invoice_number
        except ServiceError as error:
            return error.reason

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(correct, ["first", "second"]))
    assert sorted(outcomes) in (["ETAG_MISMATCH", "first"], ["ETAG_MISMATCH", "second"])
    assert ledger.get(invoice.id).data.invoice_number in outcomes


def test_without_an_etag_the_present_version_is_changed(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    _correct(ledger, invoice, "first", etag="")
    assert _correct(ledger, invoice, "second", etag="").data.invoice_number == "second"


def test_an_update_changes_what_it_names_and_nothing_else(ledger: Ledger) -> None:
    invoice = ledger.add(new_invoice(tags=("old", "kept")))
    with ledger.write() as uow:
        uow.invoices.update(invoice.id, etag="", actor="bob", notes="Ask Ada.")
    with ledger.write() as uow:
        updated = uow.invoices.update(invoice.id, etag="", actor="bob", tags=["kept", "new"], assignee="eve")
    assert updated == ledger.get(invoice.id)
    assert list(updated.tags) == ["kept", "new"]
    assert (updated.notes, updated.assignee) == ("Ask Ada.", "eve")
    assert updated.etag != invoice.etag
    with ledger.read() as uow:
        changes = [entry.change for entry in uow.history.of(invoice.id) if entry.change]
    assert changes == [
        FieldChange("notes", None, "Ask Ada."),
        FieldChange("tags", "old, kept", "kept, new"),
        FieldChange("assignee", None, "eve"),
    ]


def test_an_update_to_what_is_there_changes_nothing(ledger: Ledger) -> None:
    invoice = ledger.add(new_invoice(tags=("one",)))
    with ledger.write() as uow:
        updated = uow.invoices.update(invoice.id, etag="", actor="bob", tags=["one"], notes="", assignee="")
    assert updated == invoice


def test_archiving_and_taking_out_again_leave_their_marks(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData())
    with ledger.write() as uow:
        archived = uow.invoices.archive(invoice.id, etag=invoice.etag, actor="bob")
        assert uow.invoices.archive(invoice.id, etag="", actor="bob") == archived
    assert archived.HasField("archive_time")
    assert archived.state == NEEDS_REVIEW
    with ledger.write() as uow:
        unarchived = uow.invoices.unarchive(invoice.id, etag=archived.etag, actor="bob")
        assert uow.invoices.unarchive(invoice.id, etag="", actor="bob") == unarchived
    assert not unarchived.HasField("archive_time")
    with ledger.read() as uow:
        actions = [entry.action for entry in uow.history.of(invoice.id)]
    assert actions[-2:] == [HistoryAction.ARCHIVED, HistoryAction.UNARCHIVED]


def test_an_invoice_in_processing_is_not_archived(ledger: Ledger) -> None:
    invoice = ledger.add()
    with ledger.write() as uow, pytest.raises(ServiceError) as refused:
        uow.invoices.archive(invoice.id, etag="", actor="bob")
    assert refused.value.reason == "STATE_NOT_ALLOWED"


def test_reprocessing_keeps_the_record_and_takes_the_new_options(ledger: Ledger) -> None:
    invoice = ledger.processed(InvoiceData(invoice_number="17"))
    options = ReadOptions(ocr_engine="tesseract")
    with ledger.write() as uow:
        again = uow.invoices.reprocess(invoice.id, etag="", actor="bob", options=options, read_anew=True)
    assert again.state == RECEIVED
    assert again.data.invoice_number == "17"
    attempt = ledger.claimed(invoice.id)
    assert (attempt.number, attempt.tries) == (2, 1)
    assert attempt.options == options
    assert attempt.read_anew


def test_reprocessing_a_failed_invoice_clears_the_failure(ledger: Ledger) -> None:
    attempt = ledger.claimed(ledger.add().id)
    with ledger.write() as uow:
        uow.jobs.fail(attempt, reason="DOCUMENT_DAMAGED", message="It is damaged.")
    failed = ledger.get(attempt.invoice_id)
    assert failed.state == FAILED
    with ledger.write() as uow:
        again = uow.invoices.reprocess(failed.id, etag="", actor="bob", options=ReadOptions(), read_anew=False)
    assert not again.HasField("failure")
