"""Findings that need other invoices, and what people say of them."""

import pytest
from google.type.decimal_pb2 import Decimal

from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, Payment, PaymentAccount
from invoicemesh.invoice.v1.invoice_pb2 import Correction, Invoice, InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    CorrectInvoiceRequest,
    DismissFindingRequest,
    ListInvoicesRequest,
    ReprocessInvoiceRequest,
)
from tests.integration.invoice_service.fake_peers import INVOICE
from tests.integration.invoice_service.harness import Bench, refused

READY, NEEDS_REVIEW = InvoiceState.INVOICE_STATE_READY, InvoiceState.INVOICE_STATE_NEEDS_REVIEW
IBAN, OTHER_IBAN = "DE89370400440532013000", "GB33BUKB20201555555555"


def paid_to(iban: str, *, gross: str = "119.00") -> InvoiceData:
    data = InvoiceData()
    data.CopyFrom(INVOICE)
    data.payment.CopyFrom(Payment(accounts=[PaymentAccount(id="1", iban=iban)]))
    data.totals.gross.CopyFrom(Decimal(value=gross))
    return data


def rules(invoice: Invoice) -> list[str]:
    return [finding.rule_id for finding in invoice.findings]


def finding(invoice: Invoice, rule_id: str) -> Finding:
    (found,) = [one for one in invoice.findings if one.rule_id == rule_id]
    return found


async def dismiss(
    bench: Bench, invoice: Invoice, finding_id: str, *, reason: str = "We asked.", etag: str = ""
) -> Invoice:
    request = DismissFindingRequest(invoice_id=invoice.id, finding_id=finding_id, reason=reason, etag=etag)
    return (await bench.stub.DismissFinding(request)).invoice


async def duplicate(bench: Bench) -> Invoice:
    """The second of two scans of the same invoice."""
    bench.nlp.is_numbering = False
    await bench.processed(b"%PDF-1.7 first scan")
    return await bench.processed(b"%PDF-1.7 second scan")


async def test_the_first_invoice_of_a_supplier_is_ready_with_a_word(bench: Bench) -> None:
    invoice = await bench.processed()
    assert (rules(invoice), invoice.state) == (["SUPPLIER-NEW"], READY)
    assert invoice.supplier_id


async def test_an_invoice_that_came_before_needs_review_and_names_the_other(bench: Bench) -> None:
    bench.nlp.is_numbering = False
    first = await bench.processed(b"%PDF-1.7 first scan")
    second = await bench.processed(b"%PDF-1.7 second scan")
    assert (rules(second), second.state) == (["DUPLICATE"], NEEDS_REVIEW)
    assert list(second.findings[0].related_invoice_ids) == [first.id]
    assert second.supplier_id == first.supplier_id


async def test_two_scans_that_are_read_at_the_same_time_do_not_miss_each_other(idle_bench: Bench) -> None:
    idle_bench.nlp.is_numbering = False
    await idle_bench.start(workers=2)
    uploads = [await idle_bench.upload(f"%PDF-1.7 scan {number}".encode()) for number in range(4)]
    states = [(await idle_bench.settled(upload.invoice.id)).state for upload in uploads]
    assert states.count(READY) == 1


async def test_invoices_of_a_supplier_that_merely_look_alike_are_ready(idle_bench: Bench) -> None:
    await idle_bench.start()
    invoices = [await idle_bench.processed(f"%PDF-1.7 month {month}".encode()) for month in range(3)]
    assert [invoice.state for invoice in invoices] == [READY, READY, READY]


async def test_a_changed_account_needs_review_until_a_person_vouches_for_it(idle_bench: Bench) -> None:
    idle_bench.nlp.data = paid_to(IBAN)
    await idle_bench.start()
    await idle_bench.processed(b"%PDF-1.7 1")
    idle_bench.nlp.data = paid_to(OTHER_IBAN, gross="120.00")
    changed = await idle_bench.processed(b"%PDF-1.7 2")
    assert (rules(changed), changed.state) == (["ACCOUNT-CHANGED"], NEEDS_REVIEW)
    idle_bench.nlp.data = paid_to(OTHER_IBAN, gross="121.00")
    again = await idle_bench.processed(b"%PDF-1.7 3")
    assert again.state == NEEDS_REVIEW
    assert (await dismiss(idle_bench, changed, changed.findings[0].id)).state == READY
    idle_bench.nlp.data = paid_to(OTHER_IBAN, gross="122.00")
    assert (await idle_bench.processed(b"%PDF-1.7 4")).state == READY


async def test_a_dismissed_finding_stays_and_asks_for_nothing(bench: Bench) -> None:
    invoice = await duplicate(bench)
    ready = await dismiss(bench, invoice, finding(invoice, "DUPLICATE").id, etag=invoice.etag)
    assert ready.state == READY
    dismissal = finding(ready, "DUPLICATE").dismissal
    assert (dismissal.person, dismissal.reason) == ("local admin", "We asked.")
    assert await bench.get(invoice.id) == ready
    listed = (await bench.stub.ListInvoices(ListInvoicesRequest())).invoices
    assert [summary.finding_count for summary in listed] == [0, 0]


async def test_a_dismissal_outlasts_corrections_and_reprocessing(bench: Bench) -> None:
    invoice = await duplicate(bench)
    await dismiss(bench, invoice, finding(invoice, "DUPLICATE").id)
    correction = Correction(path="references.purchase_order", value="4711")
    corrected = await bench.stub.CorrectInvoice(CorrectInvoiceRequest(invoice_id=invoice.id, corrections=[correction]))
    assert corrected.invoice.state == READY
    await bench.stub.ReprocessInvoice(ReprocessInvoiceRequest(invoice_id=invoice.id))
    settled = await bench.settled(invoice.id)
    assert finding(settled, "DUPLICATE").dismissal.reason == "We asked."
    assert settled.state == READY


async def test_a_dismissal_does_not_outlast_the_value_that_it_was_about(bench: Bench) -> None:
    invoice = await duplicate(bench)
    await dismiss(bench, invoice, finding(invoice, "DUPLICATE").id)
    correction = Correction(path="totals.gross", value="120.00")
    request = CorrectInvoiceRequest(invoice_id=invoice.id, corrections=[correction])
    assert (await bench.stub.CorrectInvoice(request)).invoice.state == NEEDS_REVIEW


async def test_a_finding_that_is_not_there_cannot_be_dismissed(bench: Bench) -> None:
    invoice = await bench.processed()
    async with refused("FINDING_NOT_FOUND"):
        await dismiss(bench, invoice, "0123456789abcdef")


async def test_a_dismissal_of_an_older_version_is_refused(bench: Bench) -> None:
    invoice = await duplicate(bench)
    async with refused("ETAG_MISMATCH"):
        await dismiss(bench, invoice, finding(invoice, "DUPLICATE").id, etag='"1"')


@pytest.mark.parametrize("reason", ["", " "])
async def test_a_dismissal_without_a_reason_is_refused(bench: Bench, reason: str) -> None:
    invoice = await duplicate(bench)
    async with refused("REQUEST_INVALID"):
        await dismiss(bench, invoice, finding(invoice, "DUPLICATE").id, reason=reason)


async def test_the_own_company_as_supplier_is_a_setting(idle_bench: Bench) -> None:
    await idle_bench.start(own_company=("Muster GmbH",))
    assert "OWN-COMPANY" in rules(await idle_bench.processed())
