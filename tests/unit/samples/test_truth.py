import json
from decimal import Decimal

from samples.issuing import issue_invoice
from samples.layouts import LAYOUTS, Omission
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
}


def test_the_keys_are_those_of_the_flat_result() -> None:
    for layout in LAYOUTS.values():
        truth = json.loads(truth_of(issue_invoice(1, "de", layout.room), layout).to_json())
        assert set(truth) == KEYS
        assert {key for tax in truth["tax_lines"] for key in tax} == {"rate", "base", "amount"}
        assert {key for line in truth["line_items"] for key in line} == {
            "description",
            "quantity",
            "unit",
            "unit_price",
            "net_amount",
            "tax_rate",
        }


def test_values_are_those_of_the_invoice() -> None:
    layout = LAYOUTS["ledger"]
    invoice = issue_invoice(11, "de", layout.room)
    truth = truth_of(invoice, layout)
    assert truth.issue_date == invoice.issue_date.isoformat()
    assert Decimal(truth.net_total) == invoice.net_total
    assert Decimal(truth.gross_total) == invoice.gross_total
    assert [Decimal(line.net_amount) for line in truth.line_items] == [line.net_amount for line in invoice.lines]


def test_what_a_layout_leaves_out_is_null() -> None:
    for name, layout in LAYOUTS.items():
        for seed in range(40):
            invoice = issue_invoice(seed, "en", layout.room)
            truth, omitted = truth_of(invoice, layout), layout.omissions(invoice)
            assert (truth.amount_due is None) == (Omission.AMOUNT_DUE in omitted), name
            assert (truth.tax_total is None) == (Omission.TAX_TOTAL in omitted), name
            assert all((tax.base is None) == (Omission.TAX_BASE in omitted) for tax in truth.tax_lines), name
            assert all((line.unit is None) == (Omission.LINE_UNIT in omitted) for line in truth.line_items), name
            assert all((line.tax_rate is None) == (Omission.LINE_TAX_RATE in omitted) for line in truth.line_items)


def test_numbers_have_neither_trailing_zeros_nor_exponents() -> None:
    assert [plain(Decimal(value)) for value in ("20", "13.50", "0.00", "100")] == ["20", "13.5", "0", "100"]
