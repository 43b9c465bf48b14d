"""Each check, where it finds something and where it does not."""

from datetime import date

import pytest
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal

from invoice_service.checks import run_checks
from invoice_service.checks.decide import decide
from invoice_service.checks.situation import Situation
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Party, TaxLine, Totals
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.reading_pb2 import Reading, ReadingSource
from invoicemesh.ocr.v1.document_pb2 import PageFailure

TODAY = Situation(date(2024, 6, 1))


@pytest.fixture
def data() -> InvoiceData:
    return InvoiceData(
        document_type=DocumentType.DOCUMENT_TYPE_INVOICE,
        invoice_number="2024-17",
        issue_date=Date(year=2024, month=5, day=3),
        currency="EUR",
        supplier=Party(name="Muster GmbH"),
        totals=Totals(net=Decimal(value="100.00"), tax=Decimal(value="19.00"), gross=Decimal(value="119.00")),
        tax_lines=[TaxLine(id="1", rate=Decimal(value="19"), tax_amount=Decimal(value="19.00"))],
    )


def only_finding(record: Record) -> Finding:
    (finding,) = run_checks(record, TODAY, None)
    return finding


def test_a_complete_record_that_adds_up_has_no_findings(data: InvoiceData) -> None:
    assert run_checks(Record(data), TODAY, None) == []


def test_totals_that_do_not_add_up_are_an_arithmetic_finding(data: InvoiceData) -> None:
    data.totals.gross.value = "191.00"
    finding = only_finding(Record(data))
    assert finding.rule_id == "BR-CO-15"
    assert "totals.gross" in finding.field_paths


def test_a_missing_number_is_an_error_that_names_the_field(data: InvoiceData) -> None:
    data.ClearField("invoice_number")
    finding = only_finding(Record(data))
    assert (finding.rule_id, finding.severity) == ("REQUIRED-VALUE", Severity.SEVERITY_ERROR)
    assert list(finding.field_paths) == ["invoice_number"]
    assert finding.message == "The invoice number is missing."


def test_a_receipt_may_lack_the_number(data: InvoiceData) -> None:
    data.ClearField("invoice_number")
    data.document_type = DocumentType.DOCUMENT_TYPE_RECEIPT
    assert run_checks(Record(data), TODAY, None) == []


def test_what_is_no_invoice_is_only_told_so_and_yet_does_not_pass(data: InvoiceData) -> None:
    data.document_type = DocumentType.DOCUMENT_TYPE_REMINDER
    data.ClearField("invoice_number")
    finding = only_finding(Record(data))
    assert (finding.rule_id, finding.message) == ("DOCUMENT-TYPE", "This looks like a reminder.")
    finding.dismissal.reason = "It stays in the archive."
    read = ["supplier.name", "issue_date", "currency", "totals.gross"]
    readings = tuple(Reading(path=path, value="read", confidence=1) for path in read)
    assert decide(Record(data, readings), [finding], sure_from=0.9) == InvoiceState.INVOICE_STATE_NEEDS_REVIEW
    readings += (Reading(path="invoice_number", value="read", confidence=1),)
    assert decide(Record(data, readings), [finding], sure_from=0.9) == InvoiceState.INVOICE_STATE_READY


def test_an_empty_record_names_every_required_field() -> None:
    missing = [path for finding in run_checks(Record(InvoiceData()), TODAY, None) for path in finding.field_paths]
    assert missing == ["supplier.name", "invoice_number", "issue_date", "currency", "totals.gross"]


@pytest.mark.parametrize(
    ("pages", "beginning"),
    [([2], "Page 2 could"), ([3, 1], "Pages 1 and 3 could"), ([5, 1, 3], "Pages 1, 3 and 5 could")],
)
def test_pages_that_failed_are_one_warning_that_names_them(data: InvoiceData, pages: list[int], beginning: str) -> None:
    failures = tuple(PageFailure(page=page, reason="PAGE_UNREADABLE") for page in pages)
    finding = only_finding(Record(data, (), failures))
    assert (finding.rule_id, finding.severity) == ("PAGE-UNREADABLE", Severity.SEVERITY_WARNING)
    assert finding.message.startswith(beginning)


@pytest.mark.parametrize(
    "document_type", [DocumentType.DOCUMENT_TYPE_REMINDER, DocumentType.DOCUMENT_TYPE_DELIVERY_NOTE]
)
def test_a_document_that_is_no_invoice_says_so(data: InvoiceData, document_type: DocumentType.ValueType) -> None:
    data.document_type = document_type
    finding = only_finding(Record(data))
    assert (finding.rule_id, finding.severity) == ("DOCUMENT-TYPE", Severity.SEVERITY_WARNING)


def test_an_invoice_that_nothing_calls_one_asks_for_a_look(data: InvoiceData) -> None:
    unnamed = Reading(path="document_type", value="INVOICE", source=ReadingSource.READING_SOURCE_DERIVED)
    finding = only_finding(Record(data, (unnamed,)))
    assert (finding.rule_id, finding.severity) == ("DOCUMENT-TYPE", Severity.SEVERITY_WARNING)
    unnamed.confirmed_by = "Ada"
    assert run_checks(Record(data, (unnamed,)), TODAY, None) == []


def test_a_credit_note_is_an_invoice_in_this_sense(data: InvoiceData) -> None:
    data.document_type = DocumentType.DOCUMENT_TYPE_CREDIT_NOTE
    assert run_checks(Record(data), TODAY, None) == []
