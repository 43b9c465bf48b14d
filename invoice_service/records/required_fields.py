"""Which fields a document of each type must have before it may pass without a person."""

from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType

_INVOICE = ("supplier.name", "invoice_number", "issue_date", "currency", "totals.gross")
# A till receipt is told apart by place and time; many print no number.
_RECEIPT = tuple(path for path in _INVOICE if path != "invoice_number")


def required_fields(document_type: DocumentType.ValueType) -> tuple[str, ...]:
    """The paths of the required fields. A document of unknown type must be as complete as an invoice."""
    return _RECEIPT if document_type == DocumentType.DOCUMENT_TYPE_RECEIPT else _INVOICE
