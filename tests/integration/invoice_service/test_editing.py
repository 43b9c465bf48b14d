"""People correct, annotate, archive and reprocess; nobody undoes the work of another unseen."""

import asyncio

import pytest
from google.protobuf.field_mask_pb2 import FieldMask

from invoicemesh.invoice.v1.invoice_pb2 import Correction, Invoice, InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import (
    ArchiveFilter,
    ArchiveInvoiceRequest,
    CorrectInvoiceRequest,
    InvoiceFilter,
    ListInvoicesRequest,
    ReprocessInvoiceRequest,
    UnarchiveInvoiceRequest,
    UpdateInvoiceRequest,
)
from invoicemesh.invoice.v1.reading_pb2 import ReadingSource
from tests.integration.invoice_service.fake_peers import INVOICE
from tests.integration.invoice_service.harness import PDF, Bench, refused

READY = InvoiceState.INVOICE_STATE_READY
NEEDS_REVIEW = InvoiceState.INVOICE_STATE_NEEDS_REVIEW
SCARCE = ("supplier.name", "invoice_number", "issue_date", "currency", "totals.gross")


async def correct(bench: Bench, invoice_id: str, *corrections: Correction, etag: str = "") -> Invoice:
    request = CorrectInvoiceRequest(invoice_id=invoice_id, etag=etag, corrections=corrections)
    return (await bench.stub.CorrectInvoice(request)).invoice


async def update(bench: Bench, invoice: Invoice, *paths: str) -> Invoice:
    request = UpdateInvoiceRequest(invoice=invoice, update_mask=FieldMask(paths=paths))
    return (await bench.stub.UpdateInvoice(request)).invoice


async def test_confirming_what_was_unsure_makes_an_invoice_ready(idle_bench: Bench) -> None:
    idle_bench.nlp.confidence = 0.7
    await idle_bench.start()
    invoice = await idle_bench.processed()
    assert invoice.state == NEEDS_REVIEW
    confirmed = await correct(idle_bench, invoice.id, *(Correction(path=path, confirm=True) for path in SCARCE))
    assert confirmed.state == READY
    assert confirmed.etag != invoice.etag
    assert {reading.confirmed_by for reading in confirmed.readings if reading.path in SCARCE} == {"local admin"}
    assert await idle_bench.get(invoice.id) == confirmed


async def test_a_correction_is_checked_anew(bench: Bench) -> None:
    invoice = await bench.processed()
    broken = await correct(
        bench,
        invoice.id,
        Correction(path="totals.net", value="100.00"),
        Correction(path="totals.tax", value="20.00"),
    )
    assert broken.state == NEEDS_REVIEW
    assert "BR-CO-15" in [finding.rule_id for finding in broken.findings]
    mended = await correct(bench, invoice.id, Correction(path="totals.tax", value="19.00"))
    assert mended.state == READY
    sources = {reading.path: reading.source for reading in mended.readings}
    assert sources["totals.tax"] == ReadingSource.READING_SOURCE_PERSON


async def test_one_bad_correction_undoes_all(bench: Bench) -> None:
    invoice = await bench.processed()
    async with refused("FIELD_INVALID") as errors:
        await correct(
            bench,
            invoice.id,
            Correction(path="invoice_number", value="X"),
            Correction(path="totals.gross", value="12,00"),
            Correction(path="no.such.field", value="1"),
        )
    assert [field.field for field in errors[0].fields] == ["corrections[1].value", "corrections[2].path"]
    assert await bench.get(invoice.id) == invoice


@pytest.mark.parametrize("count", [0, 501])
async def test_too_few_and_too_many_corrections_are_refused(bench: Bench, count: int) -> None:
    invoice = await bench.processed()
    async with refused("REQUEST_INVALID"):
        await correct(bench, invoice.id, *[Correction(path="currency", confirm=True)] * count)


async def test_of_two_who_saw_the_same_only_one_gets_through(bench: Bench) -> None:
    invoice = await bench.processed()
    first = await correct(bench, invoice.id, Correction(path="invoice_number", value="first"), etag=invoice.etag)
    async with refused("ETAG_MISMATCH"):
        await correct(bench, invoice.id, Correction(path="invoice_number", value="second"), etag=invoice.etag)
    async with refused("ETAG_MISMATCH"):
        await update(bench, Invoice(id=invoice.id, etag=invoice.etag, notes="second"), "notes")
    async with refused("ETAG_MISMATCH"):
        await bench.stub.ArchiveInvoice(ArchiveInvoiceRequest(invoice_id=invoice.id, etag=invoice.etag))
    async with refused("ETAG_MISMATCH"):
        await bench.stub.ReprocessInvoice(ReprocessInvoiceRequest(invoice_id=invoice.id, etag=invoice.etag))
    assert await bench.get(invoice.id) == first


async def test_corrections_at_the_same_time_are_all_kept(bench: Bench) -> None:
    invoice = await bench.processed()
    paths = ("references.project", "references.contract", "references.sales_order", "customer.name")
    await asyncio.gather(*(correct(bench, invoice.id, Correction(path=path, value="kept")) for path in paths))
    readings = {reading.path: reading.value for reading in (await bench.get(invoice.id)).readings}
    assert [readings.get(path) for path in paths] == ["kept"] * len(paths)


async def test_tags_notes_and_assignee_are_changed_as_the_mask_says(bench: Bench) -> None:
    invoice = await bench.processed(tags=["old"])
    wanted = Invoice(id=invoice.id, tags=["new", "tag"], notes="a note", assignee="anna")
    updated = await update(bench, wanted, "notes")
    assert (list(updated.tags), updated.notes, updated.assignee) == (["old"], "a note", "")
    updated = await update(bench, wanted, "tags", "assignee")
    assert (list(updated.tags), updated.notes, updated.assignee) == (["new", "tag"], "a note", "anna")


@pytest.mark.parametrize(
    ("values", "paths", "field"),
    [
        (Invoice(), [], "update_mask"),
        (Invoice(), ["data"], "update_mask"),
        (Invoice(), ["notes", "state"], "update_mask"),
        (Invoice(notes="x" * 10_001), ["notes"], "invoice.notes"),
        (Invoice(assignee="x" * 256), ["assignee"], "invoice.assignee"),
        (Invoice(tags=["a", "a"]), ["tags"], "invoice.tags"),
        (Invoice(tags=["a", "x" * 51]), ["tags"], "invoice.tags[1]"),
    ],
)
async def test_an_update_beyond_its_limits_is_refused(
    bench: Bench, values: Invoice, paths: list[str], field: str
) -> None:
    values.id = (await bench.processed()).id
    async with refused("REQUEST_INVALID") as errors:
        await update(bench, values, *paths)
    assert [violation.field for violation in errors[0].fields] == [field]


async def test_the_archive_hides_an_invoice_from_the_list_until_it_is_taken_out(bench: Bench) -> None:
    invoice = await bench.processed()

    async def listed(archived: ArchiveFilter.ValueType = ArchiveFilter.ARCHIVE_FILTER_UNSPECIFIED) -> list[str]:
        request = ListInvoicesRequest(filter=InvoiceFilter(archived=archived))
        return [summary.id for summary in (await bench.stub.ListInvoices(request)).invoices]

    archived = (await bench.stub.ArchiveInvoice(ArchiveInvoiceRequest(invoice_id=invoice.id))).invoice
    assert archived.HasField("archive_time")
    assert await listed() == []
    assert await listed(ArchiveFilter.ARCHIVE_FILTER_ONLY) == [invoice.id]
    again = (await bench.stub.ArchiveInvoice(ArchiveInvoiceRequest(invoice_id=invoice.id))).invoice
    assert again == archived
    back = (await bench.stub.UnarchiveInvoice(UnarchiveInvoiceRequest(invoice_id=invoice.id))).invoice
    assert not back.HasField("archive_time")
    assert await listed() == [invoice.id]


async def test_reprocessing_keeps_what_a_person_set(bench: Bench) -> None:
    bench.nlp.is_numbering = False
    invoice = await bench.processed()
    await correct(bench, invoice.id, Correction(path="totals.gross", value="120.00"))
    bench.nlp.data = type(INVOICE).FromString(INVOICE.SerializeToString())
    bench.nlp.data.invoice_number = "read anew"
    await bench.stub.ReprocessInvoice(ReprocessInvoiceRequest(invoice_id=invoice.id))
    processed = await bench.settled(invoice.id)
    assert (processed.data.totals.gross.value, processed.data.invoice_number) == ("120.00", "read anew")


async def test_what_is_in_work_cannot_be_corrected_archived_or_reprocessed(idle_bench: Bench) -> None:
    opened = asyncio.Event()

    async def wait(_page: int) -> None:
        await opened.wait()

    idle_bench.ocr.before_page = wait
    await idle_bench.start()
    invoice_id = (await idle_bench.upload()).invoice.id
    async with refused("STATE_NOT_ALLOWED"):
        await correct(idle_bench, invoice_id, Correction(path="nonsense", value="1"))
    async with refused("STATE_NOT_ALLOWED"):
        await idle_bench.stub.ArchiveInvoice(ArchiveInvoiceRequest(invoice_id=invoice_id))
    async with refused("STATE_NOT_ALLOWED"):
        await idle_bench.stub.ReprocessInvoice(ReprocessInvoiceRequest(invoice_id=invoice_id, password="x"))
    opened.set()
    assert (await idle_bench.settled(invoice_id)).state == READY


async def test_every_method_says_when_there_is_no_such_invoice(bench: Bench) -> None:
    async with refused("INVOICE_NOT_FOUND"):
        await bench.get("nobody")
    async with refused("INVOICE_NOT_FOUND"):
        await correct(bench, "nobody", Correction(path="currency", value="EUR"))
    async with refused("INVOICE_NOT_FOUND"):
        await update(bench, Invoice(id="nobody"), "notes")
    async with refused("INVOICE_NOT_FOUND"):
        await bench.stub.UnarchiveInvoice(UnarchiveInvoiceRequest(invoice_id="nobody"))


async def test_a_list_is_paged_and_its_limits_hold(bench: Bench) -> None:
    ids = [(await bench.upload(PDF + bytes([number]))).invoice.id for number in range(3)]
    first = await bench.stub.ListInvoices(ListInvoicesRequest(page_size=2))
    rest = await bench.stub.ListInvoices(ListInvoicesRequest(page_size=2, page_token=first.next_page_token))
    assert [summary.id for summary in [*first.invoices, *rest.invoices]] == ids[::-1]
    assert not rest.next_page_token
    oldest = await bench.stub.ListInvoices(ListInvoicesRequest(page_size=2, order_by="create_time"))
    assert [summary.id for summary in oldest.invoices] == ids[:2]
    for wrong in (ListInvoicesRequest(page_size=-1), ListInvoicesRequest(order_by="colour")):
        async with refused("REQUEST_INVALID"):
            await bench.stub.ListInvoices(wrong)
    async with refused("TOKEN_INVALID"):
        await bench.stub.ListInvoices(ListInvoicesRequest(page_token="nonsense"))
