from decimal import Decimal

import pytest

from samples.invoice import Adjustment, Invoice, Line, TaxLine, cents
from samples.issuing import LANGUAGES, Room, issue_invoice

ROOM = Room(lines=range(1, 12), discounts=True)
INVOICES = [issue_invoice(seed, language, ROOM) for language in LANGUAGES for seed in range(60)]
PENNY = Decimal("0.01")


def line(quantity: str, price: str, discount: str = "0", rate: str = "19") -> Line:
    return Line(
        position=1,
        item_number="11-1111",
        name="Desk",
        detail="oak",
        quantity=Decimal(quantity),
        unit="pcs",
        unit_price=Decimal(price),
        discount_percent=Decimal(discount),
        tax_rate=Decimal(rate),
    )


def test_a_line_charges_quantity_times_price_less_its_discount() -> None:
    assert line("3", "19.99").net_amount == Decimal("59.97")
    assert line("3", "19.99", discount="10").discount == Decimal("6.00")
    assert line("3", "19.99", discount="10").net_amount == Decimal("53.97")


def test_half_a_cent_is_rounded_up() -> None:
    assert cents(Decimal("0.125")) == Decimal("0.13")
    assert TaxLine(Decimal("7"), Decimal("0.50")).amount == Decimal("0.04")


def test_an_invoice_worked_out_by_hand_agrees() -> None:
    invoice = INVOICES[0]
    worked = Invoice(
        language="de",
        number="1",
        issue_date=invoice.issue_date,
        delivery_date=invoice.issue_date,
        due_date=None,
        currency="EUR",
        customer_number="1",
        purchase_order=None,
        supplier=invoice.supplier,
        customer=invoice.customer,
        lines=(line("2", "100.00"), line("1", "50.00", rate="7")),
        allowances=(Adjustment("rebate", Decimal("10.00"), Decimal(19)),),
        charges=(Adjustment("freight", Decimal("4.90"), Decimal(19)),),
        paid=Decimal("100.00"),
    )
    assert worked.sum_of_lines == Decimal("250.00")
    assert worked.net_total == Decimal("244.90")
    assert [(tax.rate, tax.base, tax.amount) for tax in worked.tax_lines] == [
        (Decimal(19), Decimal("194.90"), Decimal("37.03")),
        (Decimal(7), Decimal("50.00"), Decimal("3.50")),
    ]
    assert worked.tax_total == Decimal("40.53")
    assert worked.gross_total == Decimal("285.43")
    assert worked.amount_due == Decimal("185.43")


@pytest.mark.parametrize("invoice", INVOICES, ids=lambda invoice: f"{invoice.language}-{invoice.number}")
def test_the_arithmetic_of_en_16931_holds(invoice: Invoice) -> None:
    """BR-CO-10, 13, 14, 15, 16 and 17, with every amount to the cent."""
    allowances = sum(allowance.amount for allowance in invoice.allowances)
    charges = sum(charge.amount for charge in invoice.charges)
    assert invoice.sum_of_lines == sum(line.net_amount for line in invoice.lines)
    assert invoice.net_total == invoice.sum_of_lines - allowances + charges
    assert invoice.tax_total == sum(tax.amount for tax in invoice.tax_lines)
    assert invoice.gross_total == invoice.net_total + invoice.tax_total
    assert invoice.amount_due == invoice.gross_total - invoice.paid
    for tax in invoice.tax_lines:
        assert abs(tax.amount - tax.base * tax.rate / 100) <= PENNY / 2
    for amount in (invoice.net_total, invoice.gross_total, *(line.net_amount for line in invoice.lines)):
        assert amount == amount.quantize(PENNY)


def test_the_bases_of_the_tax_lines_make_up_the_net_total() -> None:
    assert all(sum(tax.base for tax in invoice.tax_lines) == invoice.net_total for invoice in INVOICES)


def test_what_is_due_is_never_negative() -> None:
    assert all(invoice.amount_due > 0 for invoice in INVOICES)
