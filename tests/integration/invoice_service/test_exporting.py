"""Exports as they arrive: each format whole and readable, formulas harmless, and every invoice in it noted."""

import csv
import io
import json
from datetime import datetime
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest
from google.protobuf.json_format import ParseDict
from openpyxl import load_workbook

from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from invoicemesh.invoice.v1.invoice_service_pb2 import ExportFormat, ExportInvoicesRequest, Inclusion, InvoiceFilter
from tests.integration.invoice_service.fake_peers import INVOICE
from tests.integration.invoice_service.harness import PDF, Bench, refused

FORMULA = '=HYPERLINK("http://evil.example","pay")'


async def exported(bench: Bench, kind: ExportFormat.ValueType, **request: Any) -> bytes:
    """The file; every piece is small, and only the first names the type."""
    content = b""
    types = []
    async for piece in bench.stub.ExportInvoices(ExportInvoicesRequest(format=kind, **request)):
        assert len(piece.data) <= 1024 * 1024
        types.append(piece.content_type)
        content += piece.data
    assert types[0]
    assert not any(types[1:])
    return content


@pytest.fixture
async def filled(bench: Bench) -> Bench:
    """With two invoices, the newer of which means harm."""
    await bench.processed()
    bench.nlp.data = InvoiceData.FromString(INVOICE.SerializeToString())
    bench.nlp.data.supplier.name = FORMULA
    bench.nlp.data.totals.gross.value = "-119.00"
    await bench.processed(PDF + b"2", filename="../../etc/passwd.pdf")
    return bench


async def test_csv_has_a_row_an_invoice_and_no_formula(filled: Bench) -> None:
    content = await exported(filled, ExportFormat.EXPORT_FORMAT_CSV)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [row["supplier_name"] for row in rows] == [f"'{FORMULA}", INVOICE.supplier.name]
    assert [Decimal(row["gross_total"]) for row in rows] == [Decimal("-119.00"), Decimal(INVOICE.totals.gross.value)]


async def test_a_workbook_has_typed_cells_and_a_sheet_for_each_table(filled: Bench) -> None:
    content = await exported(filled, ExportFormat.EXPORT_FORMAT_XLSX)
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["invoices", "lines", "tax"]
    heads, harmful, honest = book["invoices"].iter_rows()
    columns = {head.value: index for index, head in enumerate(heads)}
    supplier = harmful[columns["supplier_name"]]
    assert (supplier.value, supplier.data_type) == (FORMULA, "s")
    assert honest[columns["gross_total"]].data_type == "n"
    assert honest[columns["gross_total"]].value == float(INVOICE.totals.gross.value)
    issued = INVOICE.issue_date
    assert honest[columns["issue_date"]].value == datetime(issued.year, issued.month, issued.day)  # noqa: DTZ001 - a day
    assert book["lines"].max_row == 1 + 2 * len(INVOICE.line_items)
    assert book["tax"].max_row == 1 + 2 * len(INVOICE.tax_lines)


async def test_json_gives_the_messages_back(filled: Bench) -> None:
    content = await exported(filled, ExportFormat.EXPORT_FORMAT_JSON)
    invoices = [ParseDict(one, Invoice()) for one in json.loads(content)]
    for invoice in invoices:
        stored = await filled.get(invoice.id)
        stored.ClearField("exported_time")
        assert invoice == stored
    assert len(invoices) == 2


async def test_an_archive_holds_the_documents_under_harmless_names(filled: Bench) -> None:
    content = await exported(filled, ExportFormat.EXPORT_FORMAT_ZIP)
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[-2:] == ["invoices.csv", "invoices.json"]
        assert [archive.read(name) for name in names[:-2]] == [PDF + b"2", PDF]
        assert all(name.startswith("documents/") and name.count("/") == 1 and ".." not in name for name in names[:-2])
        assert len(json.loads(archive.read("invoices.json"))) == 2
        assert len(archive.read("invoices.csv").splitlines()) == 3


@pytest.mark.parametrize("kind", ExportFormat.values())
async def test_an_export_of_nothing_is_a_whole_file(bench: Bench, kind: ExportFormat.ValueType) -> None:
    content = await exported(bench, kind)
    match kind:
        case ExportFormat.EXPORT_FORMAT_XLSX:
            assert load_workbook(io.BytesIO(content))["invoices"].max_row == 1
        case ExportFormat.EXPORT_FORMAT_JSON:
            assert json.loads(content) == []
        case ExportFormat.EXPORT_FORMAT_ZIP:
            assert ZipFile(io.BytesIO(content)).namelist() == ["invoices.csv", "invoices.json"]
        case _:
            assert len(content.splitlines()) == 1


async def test_what_left_is_noted_and_can_be_left_out_next_time(filled: Bench) -> None:
    ids = [one["id"] for one in json.loads(await exported(filled, ExportFormat.EXPORT_FORMAT_JSON))]
    for invoice_id in ids:
        assert (await filled.get(invoice_id)).HasField("exported_time")
    rest = InvoiceFilter(exported=Inclusion.INCLUSION_EXCLUDED)
    assert json.loads(await exported(filled, ExportFormat.EXPORT_FORMAT_JSON, filter=rest)) == []
    chosen = await exported(filled, ExportFormat.EXPORT_FORMAT_JSON, invoice_ids=[ids[1]], filter=rest)
    assert [one["id"] for one in json.loads(chosen)] == [ids[1]]


async def test_an_export_that_nobody_took_to_its_end_is_not_noted(filled: Bench) -> None:
    call = filled.stub.ExportInvoices(ExportInvoicesRequest(format=ExportFormat.EXPORT_FORMAT_ZIP))
    async for piece in call:
        (first, *_) = [piece]
        break
    call.cancel()
    assert first.data
    listed = await exported(
        filled, ExportFormat.EXPORT_FORMAT_JSON, filter=InvoiceFilter(exported=Inclusion.INCLUSION_ONLY)
    )
    assert json.loads(listed) == []


async def test_an_export_names_no_more_than_its_limit(bench: Bench) -> None:
    async with refused("REQUEST_INVALID"):
        await exported(bench, ExportFormat.EXPORT_FORMAT_CSV, invoice_ids=["x"] * 1001)
