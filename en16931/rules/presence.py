"""The rules on what an invoice must state beside its amounts: BR-CO-25 and BR-CO-26.

They bind documents that claim to follow the standard; many others rightly leave these things out.
"""

from collections.abc import Iterable, Iterator

from en16931.amounts import to_decimal
from invoicemesh.invoice.v1.finding_pb2 import SEVERITY_ERROR, Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, InvoiceData


def check_presence(data: InvoiceData) -> Iterable[Finding]:
    """What a document that claims to follow the standard lacks. Raises ValueError when its amount is malformed."""
    if data.specification:
        yield from due_date_or_terms(data)
        yield from supplier_identifier(data)


def due_date_or_terms(data: InvoiceData) -> Iterator[Finding]:
    """BR-CO-25: where something is to be paid, a due date (BT-9) or terms of payment (BT-20) say when.

    A credit note asks for no payment.
    """
    is_stated = data.totals.HasField("amount_due") and data.document_type != DocumentType.DOCUMENT_TYPE_CREDIT_NOTE
    is_owed = is_stated and to_decimal(data.totals.amount_due) > 0
    if is_owed and not data.HasField("due_date") and not data.payment_terms:
        yield _error(
            "BR-CO-25", "An amount is due, but neither a date nor terms say when.", "due_date", "payment_terms"
        )


def supplier_identifier(data: InvoiceData) -> Iterator[Finding]:
    """BR-CO-26: an identifier (BT-29), a registration (BT-30) or a VAT identifier (BT-31) tells who the supplier is."""
    supplier = data.supplier
    if not (supplier.identifiers or supplier.registration.value or supplier.vat_id):
        yield _error(
            "BR-CO-26",
            "Nothing identifies the supplier: no VAT id, no registration and no other identifier.",
            "supplier.vat_id",
            "supplier.registration.value",
        )


def _error(rule_id: str, message: str, *field_paths: str) -> Finding:
    return Finding(rule_id=rule_id, severity=SEVERITY_ERROR, message=message, field_paths=field_paths)
