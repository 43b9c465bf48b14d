from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samples.countries import LANGUAGES
from samples.invoice import ZERO, Adjustment, Invoice, Line, OpenItem, cents
from samples.layouts import LAYOUTS
from samples.sample import issue

INVOICES = [
    issue(seed, language, layout.room)[0] for layout in LAYOUTS.values() for language in LANGUAGES for seed in range(8)
]
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


@pytest.fixture
def worked() -> Invoice:
    """An invoice worked out by hand."""
    return replace(
        INVOICES[0],
        prices_include_tax=False,
        lines=(line("2", "100.00"), line("1", "50.00", rate="7")),
        allowances=(Adjustment("rebate", Decimal("10.00"), Decimal(19)),),
        charges=(Adjustment("freight", Decimal("4.90"), Decimal(19)),),
        open_items=(),
        previous_balance=ZERO,
        paid=Decimal("100.00"),
    )


def test_a_line_charges_quantity_times_price_less_its_discount() -> None:
    assert line("3", "19.99").amount == Decimal("59.97")
    assert line("3", "19.99", discount="10").discount == Decimal("6.00")
    assert line("3", "19.99", discount="10").amount == Decimal("53.97")


def test_half_a_cent_is_rounded_up() -> None:
    assert cents(Decimal("0.125")) == Decimal("0.13")
    assert cents(Decimal("-0.125")) == Decimal("-0.13")


def test_an_invoice_worked_out_by_hand_agrees(worked: Invoice) -> None:
    assert worked.sum_of_lines == Decimal("250.00")
    assert worked.net_total == Decimal("244.90")
    assert [(tax.rate, tax.base, tax.amount) for tax in worked.tax_lines] == [
        (Decimal(19), Decimal("194.90"), Decimal("37.03")),
        (Decimal(7), Decimal("50.00"), Decimal("3.50")),
    ]
    assert worked.tax_total == Decimal("40.53")
    assert worked.gross_total == Decimal("285.43")
    assert worked.amount_due == Decimal("185.43")


def test_tax_in_the_prices_is_taken_out_of_them(worked: Invoice) -> None:
    gross = replace(worked, prices_include_tax=True, allowances=(), charges=())
    assert [(tax.base, tax.amount) for tax in gross.tax_lines] == [
        (Decimal("168.07"), Decimal("31.93")),
        (Decimal("46.73"), Decimal("3.27")),
    ]
    assert gross.gross_total == gross.sum_of_lines == Decimal("250.00")


def test_what_is_open_from_before_is_due_too(worked: Invoice) -> None:
    item = OpenItem("R-1", date(2026, 1, 1), date(2026, 1, 31), Decimal("80.00"), Decimal("30.00"))
    assert replace(worked, open_items=(item,)).amount_due == Decimal("215.43")
    assert replace(worked, previous_balance=Decimal("14.57")).amount_due == Decimal("200.00")


def test_an_invoice_is_untaxed_where_every_rate_is_zero(worked: Invoice) -> None:
    assert not worked.is_untaxed
    assert replace(worked, lines=(line("1", "5.00", rate="0"),), allowances=(), charges=()).is_untaxed


def test_every_amount_is_to_the_cent_and_the_bases_make_up_the_net_total() -> None:
    for invoice in INVOICES:
        assert sum((tax.base for tax in invoice.tax_lines), ZERO) == invoice.net_total
        for amount in (
            invoice.net_total,
            invoice.gross_total,
            invoice.amount_due,
            *(it.amount for it in invoice.lines),
        ):
            assert amount == amount.quantize(PENNY)


def test_what_is_due_is_never_negative() -> None:
    assert all(invoice.amount_due > 0 for invoice in INVOICES)
