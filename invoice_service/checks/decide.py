"""Decides whether a record may pass without a person looking at it."""

import re
from collections.abc import Iterable

from invoice_service.records.record import Record
from invoice_service.records.required_fields import required_fields
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState

# Names have neither check digits nor arithmetic to confirm them and are never quite as sure as a number. What is paid
# hangs on the values beside them, so a name may be less sure by this; and so may what a document need not have.
_LESS_SURE = 0.2
_NAME = "supplier.name"
# Not required, but paid or booked by where they were read.
_BOOKED = re.compile(r"supplier\.vat_id|payment\.accounts\[\d+\]\.iban|totals\.(?:net|tax|amount_due)|due_date")


def decide(record: Record, findings: Iterable[Finding], *, sure_from: float) -> InvoiceState.ValueType:
    """READY when every required field has a value that is sure and no finding asks for a review, else NEEDS_REVIEW.

    A value is sure when a person confirmed it or its confidence is `sure_from` or more; the supplier's name, when it is
    0.2 less or more. So must be what else is paid or booked by where it was read: VAT id, IBAN, amounts and due date.
    """
    required = required_fields(record.data.document_type)
    read = (path for path, reading in record.reading_of.items() if reading.value and _BOOKED.fullmatch(path))
    least = dict.fromkeys((*read, _NAME), sure_from - _LESS_SURE)
    sure = all(_is_sure(record, path, least.get(path, sure_from)) for path in {*required, *least})
    if sure and not any(asks_for_review(finding) for finding in findings):
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
