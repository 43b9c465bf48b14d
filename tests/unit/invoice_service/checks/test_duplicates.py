"""Duplicates, near ones, and invoices that are merely alike."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from google.type import decimal_pb2

from en16931.dates import from_date
from invoice_service.checks.duplicates import duplicates
from invoice_service.checks.past import OtherInvoice, Past
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Totals

WARNING, INFO = Severity.SEVERITY_WARNING, Severity.SEVERITY_INFO
DATA = InvoiceData(
    document_type=DocumentType.DOCUMENT_TYPE_INVOICE,
    invoice_number="2024-17",
    issue_date=from_date(date(2024, 5, 3)),
    currency="EUR",
    totals=Totals(gross=decimal_pb2.Decimal(value="119.00")),
)
# Another invoice of the same supplier.
OTHER = OtherInvoice(
    id="1",
    filename="scan.pdf",
    same_bytes=False,
    same_supplier=True,
    document_type=DocumentType.DOCUMENT_TYPE_INVOICE,
    invoice_number="2024-03",
    issue_date=date(2024, 2, 1),
    currency="EUR",
    gross_total=Decimal("59.50"),
    looks_alike=False,
)
SAME_NUMBER = replace(OTHER, invoice_number="2024-17")
SAME_AMOUNT = replace(OTHER, gross_total=Decimal("119"))


def found(other: OtherInvoice) -> Finding:
    (finding,) = duplicates(Record(DATA), Past(None, (other,)))
    return finding


def test_the_same_number_of_the_same_supplier_is_a_duplicate_that_is_named() -> None:
    finding = found(SAME_NUMBER)
    assert (finding.rule_id, finding.severity) == ("DUPLICATE", WARNING)
    assert list(finding.related_invoice_ids) == ["1"]
    assert "2024-17 (scan.pdf)" in finding.message
    assert list(finding.field_paths) == ["invoice_number", "issue_date", "totals.gross"]


def test_a_number_without_its_separators_is_one_when_the_amount_is_the_same() -> None:
    assert found(replace(SAME_AMOUNT, invoice_number="202417")).rule_id == "DUPLICATE"


def test_the_same_file_is_a_duplicate_whatever_was_read() -> None:
    assert found(replace(OTHER, same_bytes=True, same_supplier=False)).rule_id == "DUPLICATE"


@pytest.mark.parametrize("number", ["", "2O24-l7"])
def test_the_same_date_and_amount_with_a_number_that_may_be_misread_is_near(number: str) -> None:
    finding = found(replace(SAME_AMOUNT, issue_date=date(2024, 5, 3), invoice_number=number))
    assert (finding.rule_id, finding.severity) == ("DUPLICATE-NEAR", WARNING)


def test_with_two_clear_numbers_it_is_worth_a_word() -> None:
    finding = found(replace(SAME_AMOUNT, issue_date=date(2024, 5, 3), invoice_number="2024-18"))
    assert (finding.rule_id, finding.severity) == ("DUPLICATE-NEAR", INFO)


def test_a_page_that_looks_alike_with_the_same_amount_is_a_duplicate_of_a_misread_supplier() -> None:
    finding = found(replace(SAME_AMOUNT, same_supplier=False, invoice_number="", looks_alike=True))
    assert (finding.rule_id, finding.severity) == ("DUPLICATE-LOOK", WARNING)


@pytest.mark.parametrize(
    "other",
    [
        OTHER,
        SAME_AMOUNT,
        replace(SAME_NUMBER, same_supplier=False),
        replace(SAME_NUMBER, issue_date=date(2023, 5, 3)),
        replace(SAME_NUMBER, document_type=DocumentType.DOCUMENT_TYPE_CREDIT_NOTE),
        replace(OTHER, invoice_number="202417"),
        replace(OTHER, issue_date=date(2024, 5, 3)),
        replace(OTHER, looks_alike=True),
        replace(SAME_AMOUNT, issue_date=date(2024, 5, 3), currency="USD"),
    ],
    ids=[
        "another number",
        "the amount alone",
        "another supplier",
        "another year",
        "a credit note",
        "other separators and amount",
        "the date alone",
        "the look alone",
        "another currency",
    ],
)
def test_what_is_merely_alike_is_let_be(other: OtherInvoice) -> None:
    assert not list(duplicates(Record(DATA), Past(None, (other,))))


def test_no_numbers_are_no_same_number() -> None:
    nameless = InvoiceData(document_type=DocumentType.DOCUMENT_TYPE_INVOICE)
    other = replace(OTHER, invoice_number="", gross_total=None)
    assert not list(duplicates(Record(nameless), Past(None, (other,))))
