"""Findings keep their dismissals as long as they are the same."""

from datetime import UTC, datetime

import pytest

from invoice_service.checks.dismissals import dismiss, identified
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from mesh.errors import ServiceError

NOW = datetime(2026, 1, 31, tzinfo=UTC)
RECORD = Record(InvoiceData(invoice_number="17"))


def finding(rule_id: str = "X", *, message: str = "It is odd.", related: tuple[str, ...] = ()) -> Finding:
    return Finding(rule_id=rule_id, message=message, field_paths=["invoice_number"], related_invoice_ids=related)


def dismissed() -> tuple[Finding, ...]:
    findings = identified(RECORD, [finding(), finding("Y")])
    return dismiss(findings, findings[0].id, person="ada", reason="We know.", now=NOW).findings


def test_a_dismissal_says_who_why_and_when_of_one_finding_only() -> None:
    first, second = dismissed()
    assert (first.dismissal.person, first.dismissal.reason) == ("ada", "We know.")
    assert first.dismissal.time.ToDatetime(UTC) == NOW
    assert not second.HasField("dismissal")


def test_the_same_finding_stays_dismissed_though_its_sentence_changes() -> None:
    (again,) = identified(RECORD, [finding(message="Of 6 invoices it is the oddest.")], dismissed())
    assert again.dismissal.person == "ada"


@pytest.mark.parametrize(
    ("record", "other"),
    [
        (Record(InvoiceData(invoice_number="18")), finding()),
        (RECORD, finding("Z")),
        (RECORD, finding(related=("another",))),
    ],
)
def test_another_value_rule_or_invoice_is_another_finding(record: Record, other: Finding) -> None:
    (fresh,) = identified(record, [other], dismissed())
    assert not fresh.HasField("dismissal")


def test_findings_without_fields_are_told_by_their_sentences() -> None:
    first, second = identified(RECORD, [Finding(rule_id="P", message="Page 1"), Finding(rule_id="P", message="Page 2")])
    assert first.id != second.id


def test_a_path_of_several_values_is_no_hindrance() -> None:
    (one,) = identified(RECORD, [Finding(rule_id="L", field_paths=["line_items[3]"])])
    assert one.id


@pytest.mark.parametrize("finding_id", ["0123456789abcdef", ""])
def test_a_finding_that_is_not_there_is_not_dismissed(finding_id: str) -> None:
    with pytest.raises(ServiceError) as refusal:
        dismiss([finding()], finding_id, person="ada", reason="We know.", now=NOW)
    assert refusal.value.reason == "FINDING_NOT_FOUND"


@pytest.mark.parametrize("reason", ["", "  ", "x" * 1001])
def test_a_dismissal_needs_a_reason_of_some_length(reason: str) -> None:
    findings = identified(RECORD, [finding()])
    with pytest.raises(ServiceError) as refusal:
        dismiss(findings, findings[0].id, person="ada", reason=reason, now=NOW)
    assert refusal.value.reason == "REQUEST_INVALID"
