"""The history of an invoice over the wire, and its verification by anyone who has the contract."""

import hashlib
import json
import sqlite3

from invoicemesh.invoice.v1.invoice_pb2 import Correction
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    CorrectInvoiceRequest,
    DismissFindingRequest,
    InvoiceEvent,
    ListInvoiceEventsRequest,
    VerifyHistoryRequest,
)
from tests.integration.invoice_service.harness import Bench, refused


async def events(bench: Bench, invoice_id: str, *, page_size: int = 0) -> list[InvoiceEvent]:
    found: list[InvoiceEvent] = []
    token = ""
    while not found or token:
        request = ListInvoiceEventsRequest(invoice_id=invoice_id, page_size=page_size, page_token=token)
        page = await bench.stub.ListInvoiceEvents(request)
        found.extend(page.events)
        token = page.next_page_token
    return found


async def test_every_change_of_a_field_says_who_when_and_what(bench: Bench) -> None:
    invoice = await bench.processed()
    correction = Correction(path="totals.gross", value="120.00")
    await bench.stub.CorrectInvoice(CorrectInvoiceRequest(invoice_id=invoice.id, corrections=[correction]))
    first, *processed, last = await events(bench, invoice.id, page_size=3)
    assert (first.action, first.actor, first.field_path) == ("RECEIVED", "local admin", "")
    assert {event.action for event in processed} == {"PROCESSED"}
    gross = next(event for event in processed if event.field_path == "totals.gross")
    assert (gross.actor, gross.HasField("old_value"), gross.new_value) == ("invoicemesh", False, "119.00")
    assert (last.action, last.actor) == ("CORRECTED", "local admin")
    assert (last.field_path, last.old_value, last.new_value) == ("totals.gross", "119.00", "120.00")


async def test_a_dismissal_stands_in_the_history_with_its_reason(bench: Bench) -> None:
    invoice = await bench.processed()
    (finding,) = invoice.findings
    await bench.stub.DismissFinding(
        DismissFindingRequest(invoice_id=invoice.id, finding_id=finding.id, reason="We know them.")
    )
    last = (await events(bench, invoice.id))[-1]
    assert (last.action, last.field_path) == ("FINDING_DISMISSED", f"findings[{finding.id}]")
    assert (last.old_value, last.new_value) == (finding.message, "We know them.")


async def test_anyone_can_reckon_the_hashes_from_the_events(bench: Bench) -> None:
    invoice = await bench.processed()
    previous = ""
    for event in await events(bench, invoice.id):
        content = [
            previous,
            invoice.id,
            f"{event.time.ToDatetime():%Y-%m-%dT%H:%M:%S.%f}Z",
            event.actor,
            event.action,
            event.field_path,
            event.old_value if event.HasField("old_value") else None,
            event.new_value if event.HasField("new_value") else None,
        ]
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        previous = hashlib.sha256(text.encode()).hexdigest()
        assert event.hash == previous


async def test_what_was_written_past_the_service_is_found(bench: Bench) -> None:
    invoice = await bench.processed()
    sound = await bench.stub.VerifyHistory(VerifyHistoryRequest())
    assert (sound.invoice_count, sound.event_count, list(sound.broken)) == (1, len(await events(bench, invoice.id)), [])
    database = sqlite3.connect(bench.folder / "records.db")
    with database:
        database.execute("UPDATE history SET new_value = '911.00' WHERE path = 'totals.gross'")
    database.close()
    (broken,) = (await bench.stub.VerifyHistory(VerifyHistoryRequest(invoice_id=invoice.id))).broken
    assert broken.invoice_id == invoice.id
    assert broken.position > 1


async def test_there_is_no_history_of_no_invoice(bench: Bench) -> None:
    async with refused("INVOICE_NOT_FOUND"):
        await events(bench, "nobody")
    async with refused("REQUEST_INVALID"):
        await events(bench, (await bench.processed()).id, page_size=-1)
