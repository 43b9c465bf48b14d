"""A file that seems to hold several documents asks to be split, and its proposal is what a split takes."""

from invoicemesh.invoice.v1.invoice_actions_pb2 import SplitInvoiceRequest
from invoicemesh.invoice.v1.invoice_pb2 import DocumentPart, InvoiceState, PageRange
from tests.integration.invoice_service.harness import Bench
from tests.integration.invoice_service.test_reading import read, read_requests

PARTS = [
    DocumentPart(pages=PageRange(first_page=1, last_page=2), number="17", explanation="The file begins with it."),
    DocumentPart(pages=PageRange(first_page=3, last_page=3), number="18", explanation="Page 3: it has another number."),
]


async def test_the_file_needs_a_review_that_names_the_pages(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count, idle_bench.nlp.document_parts = 3, PARTS
    await idle_bench.start()
    invoice = await idle_bench.processed()
    assert invoice.state == InvoiceState.INVOICE_STATE_NEEDS_REVIEW
    (finding,) = [finding for finding in invoice.findings if finding.rule_id == "SEVERAL-DOCUMENTS"]
    assert "pages 1-2 (17), page 3 (18)" in finding.message
    assert [proposal.value for proposal in finding.proposals] == ["1-2 3"]
    assert list(invoice.document_parts) == PARTS


async def test_the_proposal_is_what_a_split_takes(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count, idle_bench.nlp.document_parts = 3, PARTS
    await idle_bench.start()
    invoice = await idle_bench.processed()
    pages = [part.pages for part in invoice.document_parts]
    answer = await idle_bench.stub.SplitInvoice(SplitInvoiceRequest(invoice_id=invoice.id, parts=pages))
    last = await idle_bench.settled(answer.parts[1].id)
    assert list(last.document_parts) == []
    assert last.state == InvoiceState.INVOICE_STATE_READY


async def test_a_document_that_is_not_stored_says_so_too(idle_bench: Bench) -> None:
    idle_bench.ocr.page_count, idle_bench.nlp.document_parts = 3, PARTS
    await idle_bench.start()
    result = (await read(idle_bench, read_requests()))[-1].result
    assert list(result.document_parts) == PARTS
    assert result.state == InvoiceState.INVOICE_STATE_NEEDS_REVIEW
