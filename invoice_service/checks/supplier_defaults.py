"""Values that are not on the invoice, and that people said are usual for its supplier."""

from collections.abc import Iterable
from datetime import timedelta

from invoice_service.checks.dates import day
from invoice_service.checks.past import Past
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Proposal, Severity

SUPPLIER_DEFAULT = "SUPPLIER-DEFAULT"


def supplier_defaults(record: Record, past: Past) -> Iterable[Finding]:
    """A word on each absent value, with the usual one as proposal."""
    if past.supplier is None:
        return
    name, issued = past.supplier.name, day(record.data.issue_date)
    if not record.data.currency and past.supplier.default_currency:
        yield _usual("currency", past.supplier.default_currency, f"{name} invoices in this currency.")
    if issued is not None and not day(record.data.due_date) and past.supplier.default_payment_days:
        days = past.supplier.default_payment_days
        yield _usual("due_date", (issued + timedelta(days=days)).isoformat(), f"{name} gives {days} days.")


def _usual(path: str, value: str, reason: str) -> Finding:
    return Finding(
        rule_id=SUPPLIER_DEFAULT,
        severity=Severity.SEVERITY_INFO,
        message=f"The invoice does not say it; {value} is usual for this supplier.",
        field_paths=[path],
        proposals=[Proposal(field_path=path, value=value, reason=reason)],
    )
