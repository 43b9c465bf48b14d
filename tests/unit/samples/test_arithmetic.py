"""The rules of the `en16931` package, which shares no code with the samples, find nothing wrong in their truth."""

from decimal import Decimal

import pytest
from google.type.decimal_pb2 import Decimal as DecimalMessage

from en16931.rules.arithmetic import check_arithmetic, equations
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from samples.countries import LANGUAGES
from samples.invoice import Invoice
from samples.layouts import LAYOUTS
from samples.printing import print_invoice
from samples.sample import issue
from samples.truth import Truth, truth_of

SEEDS = range(100, 110)


def given(value: str | Decimal | None) -> DecimalMessage | None:
    return None if value is None else DecimalMessage(value=str(value))


def record(truth: Truth, invoice: Invoice) -> InvoiceData:
    """The truth as a record, with what the flat format lacks: discounts, adjustments, deposits and old balances."""
    data = InvoiceData(currency=invoice.currency)
    totals = data.totals
    for name, value in (("net", truth.net_total), ("tax", truth.tax_total), ("gross", truth.gross_total)):
        if value is not None:
            getattr(totals, name).value = value
    if truth.gross_total is not None and truth.amount_due is not None:
        totals.amount_due.value = truth.amount_due
        totals.paid.value = str(invoice.paid)
        totals.previous_balance.value = str(invoice.previous_balance)
    for index, tax in enumerate(truth.tax_lines, 1):
        data.tax_lines.add(
            id=str(index), rate=given(tax.rate), base_amount=given(tax.base), tax_amount=given(tax.amount)
        )
    if invoice.prices_include_tax:
        return data  # The rules on lines are about net amounts.
    for index, (line, issued) in enumerate(zip(truth.line_items, invoice.lines, strict=True), 1):
        item = data.line_items.add(
            id=str(index),
            quantity=given(line.quantity),
            unit_price=given(line.unit_price),
            net_amount=given(line.net_amount),
        )
        if issued.discount:
            item.allowances.add(id="1", amount=given(issued.discount))
    for index, allowance in enumerate(invoice.allowances, 1):
        data.allowances.add(id=str(index), amount=given(allowance.amount))
    for index, charge in enumerate(invoice.charges, 1):
        data.charges.add(id=str(index), amount=given(charge.amount))
    return data


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_truth_satisfies_the_rules_of_the_standard(layout: str) -> None:
    stated = set()
    for language in LANGUAGES:
        for seed in SEEDS:
            invoice, look = issue(seed, language, LAYOUTS[layout].room)
            truth = truth_of(invoice, print_invoice(invoice, LAYOUTS[layout], look).facts)
            data = record(truth, invoice)
            assert [finding.message for finding in check_arithmetic(data) if finding.rule_id != "BR-CO-18"] == []
            stated |= {equation.rule_id for equation in equations(data)}
    if LAYOUTS[layout].room.open_items:
        assert stated == set()
    else:
        assert {"BR-CO-14", "BR-CO-15"} <= stated
    if not LAYOUTS[layout].room.prices_include_tax and not LAYOUTS[layout].room.open_items:
        assert {"LINE-NET", "BR-CO-13"} <= stated
