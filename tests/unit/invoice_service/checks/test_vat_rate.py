"""Rates of VAT and the countries that levy them."""

import pytest
from google.type.decimal_pb2 import Decimal

from invoice_service.checks.vat_rate import vat_rate
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import Address, InvoiceData, LineItem, Party, TaxLine

GERMAN = Party(vat_id="DE136695976")


def data(supplier: Party, rate: str, customer: Party | None = None) -> InvoiceData:
    return InvoiceData(
        supplier=supplier,
        customer=customer or Party(),
        tax_lines=[TaxLine(id="1", rate=Decimal(value=rate))],
        line_items=[LineItem(id="7", tax_rate=Decimal(value=rate))],
    )


def test_a_rate_that_the_country_never_had_is_one_warning_for_all_its_places() -> None:
    (finding,) = vat_rate(Record(data(GERMAN, "91")))
    assert (finding.rule_id, finding.severity) == ("VAT-RATE", Severity.SEVERITY_WARNING)
    assert list(finding.field_paths) == ["tax_lines[1].rate", "line_items[7].tax_rate"]
    assert finding.message == "91 % is no rate of VAT in DE."


@pytest.mark.parametrize("rate", ["19", "19.00", "7", "16", "0"])
def test_a_rate_of_the_country_is_let_be(rate: str) -> None:
    assert not list(vat_rate(Record(data(GERMAN, rate))))


def test_the_address_tells_the_country_where_the_vat_id_does_not() -> None:
    danish = Party(vat_id="DE136695977", address=Address(country="DK"))
    (finding,) = vat_rate(Record(data(danish, "19")))
    assert "DK" in finding.message


def test_the_rate_of_the_customers_country_is_let_be() -> None:
    assert not list(vat_rate(Record(data(GERMAN, "20", Party(address=Address(country="AT"))))))


@pytest.mark.parametrize("supplier", [Party(), Party(address=Address(country="US"))])
def test_nothing_is_said_where_the_country_or_its_rates_are_not_known(supplier: Party) -> None:
    assert not list(vat_rate(Record(data(supplier, "8.875"))))
