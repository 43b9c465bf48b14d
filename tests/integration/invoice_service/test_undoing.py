"""What a person changed in a record is taken back, step by step and exactly."""

from google.protobuf.message import Message

from invoicemesh.invoice.v1.invoice_actions_pb2 import ApproveInvoiceRequest, UndoChangeRequest
from invoicemesh.invoice.v1.invoice_pb2 import Correction, Invoice, InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    CorrectInvoiceRequest,
    DismissFindingRequest,
    InvoiceFilter,
    ListInvoiceEventsRequest,
    ListInvoicesRequest,
    ReprocessInvoiceRequest,
)
from invoicemesh.ocr.v1.geometry_pb2 import Point, Polygon, Region
from tests.integration.invoice_service.harness import Bench, refused

CORNER = Region(page=1, polygon=Polygon(points=[Point(x=0, y=0), Point(x=1), Point(x=1, y=1), Point(y=1)]))


async def correct(bench: Bench, invoice_id: str, *corrections: Correction) -> Invoice:
    request = CorrectInvoiceRequest(invoice_id=invoice_id, corrections=corrections)
    return (await bench.stub.CorrectInvoice(request)).invoice


async def undo(bench: Bench, invoice_id: str, etag: str = "") -> Invoice:
    return (await bench.stub.UndoChange(UndoChangeRequest(invoice_id=invoice_id, etag=etag))).invoice


def record(invoice: Invoice) -> list[Message]:
    return [invoice.data, *invoice.readings, *invoice.findings]


async def test_corrections_are_taken_back_one_by_one_with_origins_and_places(bench: Bench) -> None:
    first = await bench.processed()
    async with refused("NOTHING_TO_UNDO"):
        await undo(bench, first.id)
    second = await correct(bench, first.id, Correction(path="supplier.name", value="Beispiel AG", regions=[CORNER]))
    third = await correct(
        bench, first.id, Correction(path="totals.net", value="90.00"), Correction(path="totals.tax", value="19.00")
    )
    assert third.state == InvoiceState.INVOICE_STATE_NEEDS_REVIEW
    async with refused("ETAG_MISMATCH"):
        await undo(bench, first.id, etag=second.etag)

    back = await undo(bench, first.id, etag=third.etag)
    assert (record(back), back.state) == (record(second), second.state)
    assert back.etag != second.etag
    back = await undo(bench, first.id)
    assert record(back) == record(first)
    assert await bench.get(first.id) == back
    found = await bench.stub.ListInvoices(ListInvoicesRequest(filter=InvoiceFilter(supplier="beispiel")))
    assert not found.invoices
    async with refused("NOTHING_TO_UNDO"):
        await undo(bench, first.id)
    events = (await bench.stub.ListInvoiceEvents(ListInvoiceEventsRequest(invoice_id=first.id))).events
    last = events[-1]
    assert (last.action, last.field_path, last.old_value, last.new_value) == (
        "CHANGE_UNDONE",
        "supplier.name",
        "Beispiel AG",
        "Muster GmbH",
    )


async def test_a_dismissal_is_taken_back(bench: Bench) -> None:
    bench.nlp.is_numbering = False
    await bench.processed(b"%PDF-1.7 first scan")
    invoice = await bench.processed(b"%PDF-1.7 second scan")
    (duplicate,) = invoice.findings
    request = DismissFindingRequest(invoice_id=invoice.id, finding_id=duplicate.id, reason="We asked.")
    dismissed = (await bench.stub.DismissFinding(request)).invoice
    assert dismissed.state == InvoiceState.INVOICE_STATE_READY
    back = await undo(bench, invoice.id)
    assert (record(back), back.state) == (record(invoice), InvoiceState.INVOICE_STATE_NEEDS_REVIEW)
    events = (await bench.stub.ListInvoiceEvents(ListInvoiceEventsRequest(invoice_id=invoice.id))).events
    assert (events[-1].field_path, events[-1].old_value) == (f"findings[{duplicate.id}]", "We asked.")


async def test_nothing_is_taken_back_behind_a_decision_or_a_new_reading(bench: Bench) -> None:
    invoice = await bench.processed()
    await correct(bench, invoice.id, Correction(path="invoice_number", value="R-9"))
    await bench.stub.ApproveInvoice(ApproveInvoiceRequest(invoice_id=invoice.id))
    async with refused("STATE_NOT_ALLOWED"):
        await undo(bench, invoice.id)

    other = await bench.processed(b"%PDF-1.7 another one")
    await correct(bench, other.id, Correction(path="invoice_number", value="R-10"))
    await bench.stub.ReprocessInvoice(ReprocessInvoiceRequest(invoice_id=other.id))
    await bench.settled(other.id)
    async with refused("NOTHING_TO_UNDO"):
        await undo(bench, other.id)


async def test_the_oldest_steps_are_forgotten(bench: Bench) -> None:
    invoice = await bench.processed()
    for number in range(22):
        await correct(bench, invoice.id, Correction(path="invoice_number", value=f"R-{number}"))
    for _ in range(20):
        back = await undo(bench, invoice.id)
    assert back.data.invoice_number == "R-1"
    async with refused("NOTHING_TO_UNDO"):
        await undo(bench, invoice.id)
