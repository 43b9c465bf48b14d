"""Values without which a document of its type is not complete."""

from collections.abc import Iterable

from en16931 import field_path
from invoice_service.checks.document_type import NO_INVOICE
from invoice_service.records.record import Record
from invoice_service.records.required_fields import required_fields
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity

_NAMES = {
    "supplier.name": "The supplier's name",
    "invoice_number": "The invoice number",
    "issue_date": "The date of the invoice",
    "currency": "The currency",
    "totals.gross": "The total with VAT",
}


def required_values(record: Record) -> Iterable[Finding]:
    """An error for each required field without a value.

    A letter needs no total: of what is no invoice it is enough to know that. It passes no more easily for it, since
    `decide` wants the required values to be sure for every type.
    """
    if record.data.document_type in NO_INVOICE:
        return
    for path in required_fields(record.data.document_type):
        if field_path.get(record.data, path) is None:
            yield Finding(
                rule_id="REQUIRED-VALUE",
                severity=Severity.SEVERITY_ERROR,
                message=f"{_NAMES[path]} is missing.",
                field_paths=[path],
            )
