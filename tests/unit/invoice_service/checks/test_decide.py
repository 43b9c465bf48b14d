"""A record passes without a person only when nothing speaks against it."""

import pytest
from google.type.date_pb2 import Date
from google.type.decimal_pb2 import Decimal

from en16931 import field_path
from invoice_service.checks.decide import decide
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData, Party, Totals
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.reading_pb2 import AbsenceReason, Reading

READY = InvoiceState.INVOICE_STATE_READY
NEEDS_REVIEW = InvoiceState.INVOICE_STATE_NEEDS_REVIEW
INVOICE = InvoiceData(
    document_type=DocumentType.DOCUMENT_TYPE_INVOICE,
    invoice_number="2024-17",
    issue_date=Date(year=2024, month=5, day=3),
    currency="EUR",
    supplier=Party(name="Muster GmbH"),
    totals=Totals(gross=Decimal(value="119.00")),
)


def record(data: InvoiceData, **confidence: float) -> Record:
    """A record with readings of 0.95, but for the fields that are named (`totals__gross`)."""
    given = {path.replace("__", "."): value for path, value in confidence.items()}
    readings = [
        Reading(path=path, value=value, confidence=given.get(path, 0.95)) for path, value in field_path.values(data)
    ]
    return Record(data, tuple(readings))


def test_a_complete_and_sure_record_is_ready() -> None:
    assert decide(record(INVOICE), [], sure_from=0.9) == READY


def test_a_confidence_of_exactly_the_threshold_is_sure() -> None:
    assert decide(record(INVOICE, totals__gross=0.9), [], sure_from=0.9) == READY


@pytest.mark.parametrize("path", ["invoice_number", "issue_date", "currency", "totals.gross"])
def test_one_unsure_required_value_asks_for_a_review(path: str) -> None:
    unsure = record(INVOICE, **{path.replace(".", "__"): 0.89})
    assert decide(unsure, [], sure_from=0.9) == NEEDS_REVIEW


def test_the_name_of_the_supplier_may_be_less_sure() -> None:
    assert decide(record(INVOICE, supplier__name=0.75), [], sure_from=0.9) == READY
    assert decide(record(INVOICE, supplier__name=0.65), [], sure_from=0.9) == NEEDS_REVIEW


@pytest.mark.parametrize("confidence", [0.71, 0.69])
def test_what_is_booked_besides_must_be_as_sure_as_a_name(confidence: float) -> None:
    data = InvoiceData()
    data.CopyFrom(INVOICE)
    data.supplier.vat_id = "DE136695976"
    decided = decide(record(data, supplier__vat_id=confidence), [], sure_from=0.9)
    assert decided == (READY if confidence > 0.7 else NEEDS_REVIEW)


def test_what_a_person_confirmed_is_sure_whatever_the_confidence_was() -> None:
    unsure = record(INVOICE, currency=0.2)
    unsure.reading_of["currency"].confirmed_by = "anna"
    assert decide(unsure, [], sure_from=0.9) == READY


def test_a_value_without_a_reading_is_not_sure() -> None:
    assert decide(Record(INVOICE), [], sure_from=0.9) == NEEDS_REVIEW


def test_a_required_field_that_a_person_cleared_asks_for_a_review() -> None:
    cleared = Reading(
        path="invoice_number", confidence=1, confirmed_by="anna", absence_reason=AbsenceReason.ABSENCE_REASON_CLEARED
    )
    readings = [reading for reading in record(INVOICE).readings if reading.path != "invoice_number"]
    assert decide(Record(INVOICE, (*readings, cleared)), [], sure_from=0.9) == NEEDS_REVIEW


def test_a_receipt_needs_no_number() -> None:
    receipt = InvoiceData()
    receipt.CopyFrom(INVOICE)
    receipt.document_type = DocumentType.DOCUMENT_TYPE_RECEIPT
    receipt.ClearField("invoice_number")
    assert decide(record(receipt), [], sure_from=0.9) == READY


@pytest.mark.parametrize(
    ("severity", "state"),
    [
        (Severity.SEVERITY_INFO, READY),
        (Severity.SEVERITY_WARNING, NEEDS_REVIEW),
        (Severity.SEVERITY_ERROR, NEEDS_REVIEW),
    ],
)
def test_warnings_and_errors_ask_for_a_review_and_information_does_not(
    severity: Severity.ValueType, state: InvoiceState.ValueType
) -> None:
    assert decide(record(INVOICE), [Finding(rule_id="X", severity=severity)], sure_from=0.9) == state
