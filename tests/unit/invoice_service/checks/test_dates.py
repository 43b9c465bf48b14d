"""Dates beside each other, and on the day of the check."""

from datetime import date

import pytest

from en16931.dates import from_date
from invoice_service.checks.dates import date_ahead, dates_in_order
from invoice_service.checks.situation import Situation
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Period

TODAY = Situation(date(2024, 6, 1))


def data(issued: date | None, due: date | None) -> InvoiceData:
    return InvoiceData(
        document_type=DocumentType.DOCUMENT_TYPE_INVOICE,
        issue_date=from_date(issued) if issued else None,
        due_date=from_date(due) if due else None,
    )


@pytest.mark.parametrize("due", [date(2024, 5, 2), date(2025, 5, 5)])
def test_a_due_date_before_the_invoice_or_years_after_it_is_a_warning(due: date) -> None:
    (finding,) = dates_in_order(Record(data(date(2024, 5, 3), due)))
    assert (finding.rule_id, finding.severity) == ("DATES-ORDER", Severity.SEVERITY_WARNING)
    assert list(finding.field_paths) == ["issue_date", "due_date"]


@pytest.mark.parametrize("due", [date(2024, 5, 3), date(2024, 7, 2), None])
def test_a_due_date_on_the_day_or_later_is_let_be(due: date | None) -> None:
    assert not list(dates_in_order(Record(data(date(2024, 5, 3), due))))


def test_a_receipt_may_have_been_paid_before() -> None:
    receipt = data(date(2024, 5, 3), date(2024, 5, 2))
    receipt.document_type = DocumentType.DOCUMENT_TYPE_RECEIPT
    assert not list(dates_in_order(Record(receipt)))


def test_a_period_that_ends_before_it_begins_is_a_warning() -> None:
    period = Period(start=from_date(date(2024, 5, 1)), end=from_date(date(2024, 4, 30)))
    (finding,) = dates_in_order(Record(InvoiceData(service_period=period)))
    assert list(finding.field_paths) == ["service_period.start", "service_period.end"]


def test_a_period_of_one_day_is_let_be() -> None:
    period = Period(start=from_date(date(2024, 5, 1)), end=from_date(date(2024, 5, 1)))
    assert not list(dates_in_order(Record(InvoiceData(service_period=period))))


def test_an_invoice_of_the_far_future_is_a_warning() -> None:
    (finding,) = date_ahead(Record(data(date(2024, 7, 17), None)), TODAY)
    assert (finding.rule_id, finding.severity) == ("DATE-AHEAD", Severity.SEVERITY_WARNING)


@pytest.mark.parametrize("issued", [date(2024, 7, 16), date(2010, 1, 1), None])
def test_an_invoice_of_next_month_or_of_old_times_is_let_be(issued: date | None) -> None:
    assert not list(date_ahead(Record(data(issued, None)), TODAY))
