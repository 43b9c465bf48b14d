"""Decides whether a record may pass without a person looking at it."""

from collections.abc import Iterable

from invoice_service.records.record import Record
from invoice_service.records.required_fields import required_fields
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState

# Names have neither check digits nor arithmetic to confirm them and are never quite as sure as a number. What is paid
# hangs on the values beside them, so a name may be less sure by this.
_LESS_FOR_A_NAME = 0.2
_NAME = "supplier.name"


def decide(record: Record, findings: Iterable[Finding], *, sure_from: float) -> InvoiceState.ValueType:
    """READY when every required field has a value that is sure and no finding asks for a review, else NEEDS_REVIEW.

    A value is sure when a person confirmed it or its confidence is `sure_from` or more; the supplier's name, when it is
    0.2 less or more.
    """
    complete = all(
        _is_sure(record, path, sure_from - (_LESS_FOR_A_NAME if path == _NAME else 0.0))
        for path in required_fields(record.data.document_type)
    )
    if complete and not any(asks_for_review(finding) for finding in findings):
        return InvoiceState.INVOICE_STATE_READY
    return InvoiceState.INVOICE_STATE_NEEDS_REVIEW


def asks_for_review(finding: Finding) -> bool:
    """Whether a person must look before this finding is settled."""
    if finding.HasField("dismissal"):
        return False
    return finding.severity in {Severity.SEVERITY_WARNING, Severity.SEVERITY_ERROR}


def _is_sure(record: Record, path: str, sure_from: float) -> bool:
    reading = record.reading_of.get(path)
    return (
        reading is not None and bool(reading.value) and (bool(reading.confirmed_by) or reading.confidence >= sure_from)
    )
