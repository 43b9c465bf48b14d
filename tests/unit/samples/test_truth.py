import json
from decimal import Decimal

from samples.layouts import LAYOUTS
from samples.layouts.fact import Fact
from samples.sample import issue
from samples.truth import plain, truth_of

KEYS = {
    "document_type",
    "supplier_name",
    "supplier_vat_id",
    "supplier_address",
    "customer_name",
    "invoice_number",
    "issue_date",
    "due_date",
    "currency",
    "net_total",
    "tax_total",
    "gross_total",
    "amount_due",
    "iban",
    "purchase_order",
    "tax_lines",
    "line_items",
    "record",
}
LINE_KEYS = {"description", "quantity", "unit", "unit_price", "net_amount", "tax_rate"}
INVOICE, _ = issue(11, "de", LAYOUTS["ledger"].room)


def test_the_keys_are_those_of_the_flat_result() -> None:
    truth = json.loads(truth_of(INVOICE, set(Fact)).to_json())
    assert set(truth) == KEYS
    assert {key for tax in truth["tax_lines"] for key in tax} == {"rate", "base", "amount"}
    assert {key for line in truth["line_items"] for key in line} == LINE_KEYS


def test_values_are_those_of_the_invoice() -> None:
    truth = truth_of(INVOICE, set(Fact))
    assert truth.document_type == INVOICE.kind.value
    assert truth.issue_date == INVOICE.issue_date.isoformat()
    assert truth.net_total == str(INVOICE.net_total)
    assert truth.gross_total == str(INVOICE.gross_total)
    assert [line.net_amount for line in truth.line_items] == [str(line.amount) for line in INVOICE.lines]


def test_what_is_not_shown_is_null() -> None:
    truth = json.loads(truth_of(INVOICE, set()).to_json())
    assert truth.pop("document_type") == INVOICE.kind.value
    assert truth.pop("tax_lines") == truth.pop("line_items") == []
    assert truth.pop("record") == {}
    assert set(truth.values()) == {None}


def test_parts_of_lines_are_told_only_where_they_are_shown() -> None:
    bare = truth_of(INVOICE, {Fact.LINES, Fact.TAX_LINES})
    for told, line in zip(bare.line_items, INVOICE.lines, strict=True):
        assert told.description == line.name
        assert told.quantity is told.unit is told.unit_price is told.tax_rate is None
    assert all(tax.base is None for tax in bare.tax_lines)


def test_numbers_have_neither_trailing_zeros_nor_exponents() -> None:
    assert [plain(Decimal(value)) for value in ("20", "13.50", "0.00", "100")] == ["20", "13.5", "0", "100"]
