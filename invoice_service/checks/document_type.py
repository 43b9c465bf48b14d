"""Documents that are no invoice, and so are not to be paid or booked as one."""

from collections.abc import Iterable

from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType

_NO_INVOICE = {
    DocumentType.DOCUMENT_TYPE_PRO_FORMA: "a pro forma invoice, on which nothing is owed",
    DocumentType.DOCUMENT_TYPE_STATEMENT: "a statement of account",
    DocumentType.DOCUMENT_TYPE_ORDER: "an order or its confirmation",
    DocumentType.DOCUMENT_TYPE_REMINDER: "a reminder",
    DocumentType.DOCUMENT_TYPE_QUOTE: "a quote",
    DocumentType.DOCUMENT_TYPE_OTHER: "something else than an invoice",
}


def document_type(record: Record) -> Iterable[Finding]:
    """A warning when the document is of a type that asks for no payment by itself."""
    found = _NO_INVOICE.get(record.data.document_type)
    if found is not None:
        yield Finding(
            rule_id="DOCUMENT-TYPE",
            severity=Severity.SEVERITY_WARNING,
            message=f"This looks like {found}.",
            field_paths=["document_type"],
        )
