"""Invoices that were received before: the same file, the same number, or the same amount in disguise."""

from collections.abc import Iterable
from decimal import Decimal

from en16931.amounts import to_decimal
from invoice_service.checks.dates import day
from invoice_service.checks.past import OtherInvoice, Past
from invoice_service.records.record import Record
from invoice_service.suppliers.number_key import may_be_misread, number_key
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData

DUPLICATE, NEAR, LOOK = "DUPLICATE", "DUPLICATE-NEAR", "DUPLICATE-LOOK"

_FIELDS = ["invoice_number", "issue_date", "totals.gross"]


def duplicates(record: Record, past: Past) -> Iterable[Finding]:
    """At most one finding for each other invoice, the strongest that there is."""
    for other in past.others:
        finding = _same_file(other) or _same_number(record.data, other) or _near(record.data, other)
        if finding is not None:
            yield finding


def _same_file(other: OtherInvoice) -> Finding | None:
    return _finding(DUPLICATE, other, "It was made of the very same file.") if other.same_bytes else None


def _same_number(data: InvoiceData, other: OtherInvoice) -> Finding | None:
    """Same supplier, number, year and type; a number that differs in its separators takes amount or date to witness."""
    issued = day(data.issue_date)
    same_year = issued is None or other.issue_date is None or issued.year == other.issue_date.year
    if not (other.same_supplier and same_year and data.document_type == other.document_type):
        return None
    key = number_key(data.invoice_number)
    if not key or key != number_key(other.invoice_number):
        return None
    is_same_text = data.invoice_number.strip().casefold() == other.invoice_number.strip().casefold()
    if is_same_text or _same_amount(data, other) or (issued is not None and issued == other.issue_date):
        return _finding(DUPLICATE, other, f"The supplier, the number and the year are those of {other.name}.")
    return None


def _near(data: InvoiceData, other: OtherInvoice) -> Finding | None:
    """The same amount, with the same date or the same look of the page, though the number was not read as the same."""
    if not _same_amount(data, other) or data.document_type != other.document_type:
        return None
    number, other_number = data.invoice_number, other.invoice_number
    # Two numbers that are clear tell two invoices, which may well be alike: that is worth a word, and no more.
    is_clear = number_key(number) and number_key(other_number) and not may_be_misread(number, other_number)
    severity = Severity.SEVERITY_INFO if is_clear else Severity.SEVERITY_WARNING
    issued = day(data.issue_date)
    if other.same_supplier and issued is not None and issued == other.issue_date:
        sentence = f"The supplier, the date and the amount are those of {other.name}."
        return _finding(NEAR, other, sentence, severity)
    if other.looks_alike:
        sentence = f"Its first page looks like that of {other.name}, and the amount is the same."
        return _finding(LOOK, other, sentence, severity)
    return None


def _same_amount(data: InvoiceData, other: OtherInvoice) -> bool:
    gross: Decimal | None = to_decimal(data.totals.gross) if data.totals.HasField("gross") else None
    return bool(gross) and gross == other.gross_total and data.currency == other.currency


def _finding(
    rule_id: str, other: OtherInvoice, sentence: str, severity: Severity.ValueType = Severity.SEVERITY_WARNING
) -> Finding:
    return Finding(
        rule_id=rule_id,
        severity=severity,
        message=f"This may be a duplicate of invoice {other.id}. {sentence}",
        field_paths=_FIELDS,
        related_invoice_ids=[other.id],
    )
