"""Text of documents stays text, whatever program opens the table."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from google.type import date_pb2, decimal_pb2

from invoice_service.exports import csv_rows
from invoice_service.exports.cells import amount_cell, date_cell, neutralised
from invoice_service.exports.tables import TABLES
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, LineItem, TaxLine
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, InvoiceState


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"])
def test_what_would_be_a_formula_begins_with_an_apostrophe(text: str) -> None:
    assert neutralised(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Müller", "1=1", "", "'=1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert neutralised(text) == text


def test_amounts_are_numbers_where_they_can_be() -> None:
    assert amount_cell(decimal_pb2.Decimal(value="-1.50")) == Decimal("-1.50")
    assert amount_cell(decimal_pb2.Decimal(value="=1")) == "=1"
    assert amount_cell(decimal_pb2.Decimal()) is None


def test_days_are_days_where_there_are_such_days() -> None:
    assert date_cell(date_pb2.Date(year=2026, month=2, day=28)) == date(2026, 2, 28)
    assert date_cell(date_pb2.Date(year=2026, month=2, day=30)) is None
    assert date_cell(date_pb2.Date()) is None


def test_every_row_has_as_many_cells_as_its_table_has_columns() -> None:
    data = InvoiceData(line_items=[LineItem(), LineItem()], tax_lines=[TaxLine()])
    invoice = Invoice(state=InvoiceState.INVOICE_STATE_READY, data=data)
    rows = {table.name: list(table.rows(invoice)) for table in TABLES}
    assert {name: len(found) for name, found in rows.items()} == {"invoices": 1, "lines": 2, "tax": 1}
    for table in TABLES:
        assert {len(row) for row in rows[table.name]} == {len(table.columns)}


def test_a_negative_amount_is_no_formula_in_csv_and_text_with_breaks_stays_one_cell() -> None:
    invoice = Invoice(state=InvoiceState.INVOICE_STATE_READY, notes='two\nlines, "quoted"')
    invoice.data.totals.gross.value = "-1.50"
    text = (csv_rows.head() + csv_rows.rows([invoice])).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["gross_total"], row["notes"]) == ("-1.50", 'two\nlines, "quoted"')
