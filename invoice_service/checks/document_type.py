"""Documents that are no invoice, and so are not to be paid or booked as one."""

from collections.abc import Iterable

from invoice_service.records.record import Record
from invoicemesh.invoice.v1.finding_pb2 import Finding, Severity
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType
from invoicemesh.invoice.v1.reading_pb2 import ReadingSource

# What asks for no payment by itself, in words.
NO_INVOICE = {
    DocumentType.DOCUMENT_TYPE_PRO_FORMA: "a pro forma invoice, on which nothing is owed",
    DocumentType.DOCUMENT_TYPE_STATEMENT: "a statement of account",
    DocumentType.DOCUMENT_TYPE_ORDER: "an order or its confirmation",
    DocumentType.DOCUMENT_TYPE_REMINDER: "a reminder",
    DocumentType.DOCUMENT_TYPE_QUOTE: "a quote",
    DocumentType.DOCUMENT_TYPE_DELIVERY_NOTE: "a delivery note",
    DocumentType.DOCUMENT_TYPE_OTHER: "something else than an invoice",
}


def document_type(record: Record) -> Iterable[Finding]:
    """A warning when the document is of a type that asks for no payment by itself, or does not say that it does.

    Receipts need no title; an invoice that nothing on its pages calls one may be anything.
    """
    found = NO_INVOICE.get(record.data.document_type)
    if found is not None:
        yield _warning(f"This looks like {found}.")
    elif record.data.document_type == DocumentType.DOCUMENT_TYPE_INVOICE and _is_unnamed(record):
        yield _warning("It looks like an invoice, but nothing on it says so.")


def _is_unnamed(record: Record) -> bool:
    """Whether no word of the document says what it is, and no person did."""
    reading = record.reading_of.get("document_type")
    return reading is not None and reading.source == ReadingSource.READING_SOURCE_DERIVED and not reading.confirmed_by


def _warning(message: str) -> Finding:
    return Finding(
        rule_id="DOCUMENT-TYPE",
        severity=Severity.SEVERITY_WARNING,
        message=message,
        field_paths=["document_type"],
    )
