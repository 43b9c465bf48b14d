"""What a rule doubts is read again; the other reading is proposed, and whatever goes wrong on the way harms nothing."""

from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_pb2 import Correction, InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import CorrectInvoiceRequest
from mesh.errors import ServiceError
from tests.integration.invoice_service.harness import PDF, Bench
from tests.integration.invoice_service.test_reading import read, read_requests

RIGHT = "191.00"


def misread(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.rule_id == "MISREAD"]


async def test_what_was_read_again_is_proposed_and_the_value_stays(idle_bench: Bench) -> None:
    idle_bench.nlp.doubted_gross = idle_bench.ocr.second_text = RIGHT
    await idle_bench.start()
    invoice = await idle_bench.processed()
    assert invoice.state == InvoiceState.INVOICE_STATE_NEEDS_REVIEW
    assert invoice.data.totals.gross.value == "119.00"
    (finding,) = misread(list(invoice.findings))
    (proposal,) = finding.proposals
    assert (proposal.field_path, proposal.value) == ("totals.gross", RIGHT)
    assert [len(call.regions) for call in idle_bench.ocr.calls] == [0, 1]
    assert idle_bench.ocr.documents == [PDF, PDF]
    assert [len(readings) for readings in idle_bench.nlp.second_readings] == [0, 1]


async def test_a_person_settles_it(idle_bench: Bench) -> None:
    idle_bench.nlp.doubted_gross = idle_bench.ocr.second_text = RIGHT
    await idle_bench.start()
    invoice = await idle_bench.processed()
    corrections = [Correction(path="totals.gross", value=RIGHT)]
    request = CorrectInvoiceRequest(invoice_id=invoice.id, etag=invoice.etag, corrections=corrections)
    corrected = (await idle_bench.stub.CorrectInvoice(request)).invoice
    assert misread(list(corrected.findings)) == []
    assert corrected.state == InvoiceState.INVOICE_STATE_READY


async def test_a_document_that_is_not_stored_goes_the_same_way(idle_bench: Bench) -> None:
    idle_bench.nlp.doubted_gross = idle_bench.ocr.second_text = RIGHT
    await idle_bench.start()
    result = (await read(idle_bench, read_requests()))[-1].result
    assert [finding.proposals[0].value for finding in misread(list(result.findings))] == [RIGHT]


async def test_a_second_look_that_fails_leaves_the_record_as_it_is(idle_bench: Bench) -> None:
    idle_bench.nlp.doubted_gross = RIGHT
    idle_bench.ocr.second_refusal = ServiceError("DEPENDENCY_UNAVAILABLE")
    await idle_bench.start()
    invoice = await idle_bench.processed()
    assert invoice.state == InvoiceState.INVOICE_STATE_READY
    assert invoice.data.totals.gross.value == "119.00"
    assert [len(readings) for readings in idle_bench.nlp.second_readings] == [0]


async def test_without_places_allowed_nothing_is_read_again(idle_bench: Bench) -> None:
    idle_bench.nlp.doubted_gross = idle_bench.ocr.second_text = RIGHT
    await idle_bench.start(second_look_places=0)
    invoice = await idle_bench.processed()
    assert misread(list(invoice.findings)) == []
    assert len(idle_bench.ocr.calls) == 1
