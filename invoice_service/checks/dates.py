"""Dates that cannot be right beside each other, or on the day of the check."""

from collections.abc import Iterable
from datetime import date, timedelta

from google.type import date_pb2

from en16931.dates import to_date
from invoice_service.checks.situation import Situation
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType

# Some date their invoices to the end of the month, or of the next one.
_MOST_AHEAD = timedelta(days=45)

# Beyond this, a date of payment is more likely a misread year than a generous supplier.
_LONGEST_TERM = timedelta(days=366)


def dates_in_order(record: Record) -> Iterable[Finding]:
    """A warning when payment is due before the date of the invoice or years after it, or when a period ends too soon.

    A receipt is paid before it is written: its date of payment is let be.
    """
    data = record.data
    issued, due = day(data.issue_date), day(data.due_date)
    if issued and due and data.document_type != DocumentType.DOCUMENT_TYPE_RECEIPT:
        if due < issued:
            yield _warning(
                "DATES-ORDER", f"It is due on {due}, before its own date, {issued}.", "issue_date", "due_date"
            )
        elif due - issued > _LONGEST_TERM:
            yield _warning(
                "DATES-ORDER", f"It is due on {due}, more than a year after {issued}.", "issue_date", "due_date"
            )
    start, end = day(data.service_period.start), day(data.service_period.end)
    if start and end and end < start:
        yield _warning(
            "DATES-ORDER",
            f"The period ends on {end}, before it begins on {start}.",
            "service_period.start",
            "service_period.end",
        )


def date_ahead(record: Record, situation: Situation) -> Iterable[Finding]:
    """A warning when the invoice is dated far ahead of the day of the check."""
    issued = day(record.data.issue_date)
    if issued and issued - situation.today > _MOST_AHEAD:
        yield _warning("DATE-AHEAD", f"The date of the invoice, {issued}, is far in the future.", "issue_date")


def day(value: date_pb2.Date) -> date | None:
    """A date of the record; None where it is absent."""
    return to_date(value) if value.year else None


def _warning(rule_id: str, message: str, *field_paths: str) -> Finding:
    return Finding(rule_id=rule_id, severity=Severity.SEVERITY_WARNING, message=message, field_paths=field_paths)
