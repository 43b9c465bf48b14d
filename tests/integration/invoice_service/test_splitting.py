"""A document that holds several becomes several invoices, and one again."""

from invoicemesh.invoice.v1.invoice_actions_pb2 import (
    ApproveInvoiceRequest,
    DeleteInvoiceRequest,
    SplitInvoiceRequest,
    SplitInvoiceResponse,
    UndeleteInvoiceRequest,
    UndoSplitRequest,
)
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, InvoiceState, PageRange
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    GetPageRequest,
    InvoiceFilter,
    ListInvoiceEventsRequest,
    ListInvoicesRequest,
    ReprocessInvoiceRequest,
)
from invoicemesh.ocr.v1.document_pb2 import Attachment
from tests.integration.invoice_service.harness import Bench, refused


async def split(bench: Bench, invoice_id: str, *parts: tuple[int, int], etag: str = "") -> SplitInvoiceResponse:
    pages = [PageRange(first_page=first, last_page=last) for first, last in parts]
    return await bench.stub.SplitInvoice(SplitInvoiceRequest(invoice_id=invoice_id, parts=pages, etag=etag))


async def undo(bench: Bench, invoice_id: str) -> Invoice:
    return (await bench.stub.UndoSplit(UndoSplitRequest(invoice_id=invoice_id))).invoice


async def actions(bench: Bench, invoice_id: str) -> list[tuple[str, str, str]]:
    answer = await bench.stub.ListInvoiceEvents(ListInvoiceEventsRequest(invoice_id=invoice_id))
    return [(event.action, event.field_path, event.new_value) for event in answer.events]


async def listed(bench: Bench) -> list[str]:
    answer = await bench.stub.ListInvoices(ListInvoicesRequest())
    return [invoice.id for invoice in answer.invoices]


async def test_each_part_is_an_invoice_of_its_own_pages(bench: Bench) -> None:
    bench.ocr.page_count, bench.ocr.attachments = 5, [Attachment(filename="factur-x.xml", content=b"<invoice/>")]
    whole = await bench.processed(tags=["march"])
    async with refused("ETAG_MISMATCH"):
        await split(bench, whole.id, (1, 2), etag='"0"')
    answer = await split(bench, whole.id, (1, 2), (4, 5), etag=whole.etag)
    assert answer.invoice.state == InvoiceState.INVOICE_STATE_SPLIT
    assert answer.invoice.HasField("archive_time")
    assert list(answer.invoice.split_into) == [part.id for part in answer.parts]

    first, second = [await bench.settled(part.id) for part in answer.parts]
    assert (second.split_from, second.document.pages) == (whole.id, PageRange(first_page=4, last_page=5))
    assert second.document.sha256 == whole.document.sha256
    assert list(second.tags) == ["march"]
    # The pages were read once; each part was extracted of its own, and what is attached speaks of the whole.
    assert len(bench.ocr.calls) == 1
    assert [[page.number for page in pages] for pages in bench.nlp.pages] in (
        [[1, 2, 3, 4, 5], [1, 2], [4, 5]],
        [[1, 2, 3, 4, 5], [4, 5], [1, 2]],
    )
    assert [len(attachments) for attachments in bench.nlp.attachments] == [1, 0, 0]
    assert (await bench.stub.GetPage(GetPageRequest(invoice_id=second.id, page=4))).page.number == 4
    async with refused("PAGE_NOT_FOUND"):
        await bench.stub.GetPage(GetPageRequest(invoice_id=second.id, page=1))
    # Of the same bytes, but no duplicates of each other or of the whole.
    findings = [finding for part in (first, second) for finding in part.findings]
    assert "DUPLICATE" not in {finding.rule_id for finding in findings}
    assert not any(whole.id in finding.related_invoice_ids for finding in findings)
    assert await listed(bench) == [second.id, first.id]
    found = await bench.stub.ListInvoices(ListInvoicesRequest(filter=InvoiceFilter(text="5")))
    assert [invoice.id for invoice in found.invoices] == [second.id]
    assert ("SPLIT", f"split_into[{second.id}]", "4-5") in await actions(bench, whole.id)
    assert ("SPLIT_OFF", "split_from", whole.id) in await actions(bench, second.id)


async def test_what_is_split_takes_no_decision_and_its_bytes_lead_back_to_it(bench: Bench) -> None:
    bench.ocr.page_count = 2
    whole = await bench.processed()
    answer = await split(bench, whole.id, (1, 1), (2, 2))
    async with refused("STATE_NOT_ALLOWED"):
        await bench.stub.ApproveInvoice(ApproveInvoiceRequest(invoice_id=whole.id))
    async with refused("STATE_NOT_ALLOWED"):
        await split(bench, whole.id, (1, 1))
    async with refused("REQUEST_INVALID"):
        await split(bench, (await bench.settled(answer.parts[1].id)).id, (1, 2))
    again = await bench.upload()
    assert (again.already_existed, again.invoice.id) == (True, whole.id)
    part = await bench.settled(answer.parts[0].id)
    await bench.stub.ReprocessInvoice(ReprocessInvoiceRequest(invoice_id=part.id, read_anew=True))
    assert (await bench.settled(part.id)).document.pages == part.document.pages
    assert list(bench.ocr.calls[-1].pages) == [1]


async def test_a_split_is_taken_back_unless_a_part_is_decided(bench: Bench) -> None:
    bench.ocr.page_count = 2
    whole = await bench.processed()
    answer = await split(bench, whole.id, (1, 1), (2, 2))
    first, second = [await bench.settled(part.id) for part in answer.parts]
    await bench.stub.ApproveInvoice(ApproveInvoiceRequest(invoice_id=first.id))
    async with refused("SPLIT_IN_USE") as errors:
        await undo(bench, whole.id)
    assert errors[0].facts["invoice_id"] == first.id
    assert (await bench.get(whole.id)).state == InvoiceState.INVOICE_STATE_SPLIT
    assert not (await bench.get(second.id)).HasField("delete_time")

    await bench.stub.DeleteInvoice(DeleteInvoiceRequest(invoice_id=first.id))
    await undo(bench, whole.id)
    back = await bench.settled(whole.id)
    assert back.data.totals == whole.data.totals
    assert not any(finding.related_invoice_ids for finding in back.findings)
    assert await listed(bench) == [whole.id]
    async with refused("SPLIT_UNDONE"):
        await bench.stub.UndeleteInvoice(UndeleteInvoiceRequest(invoice_id=second.id))
