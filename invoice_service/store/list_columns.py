"""What a list shows of a record, copied into columns of its invoice."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from google.type import date_pb2, decimal_pb2

from en16931.amounts import to_decimal
from en16931.dates import to_date
from invoice_service.checks.decide import asks_for_review
from invoice_service.store.rows import InvoiceRow
from invoice_service.store.rows.base import NAME_LENGTH
from invoice_service.suppliers.number_key import number_key
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData


def fill_list_columns(row: InvoiceRow, data: InvoiceData, findings: Iterable[Finding]) -> None:
    """Copy what lists show. A value that fits no column is cut or left out: the record keeps it, and can be shown."""
    row.document_type = data.document_type
    row.supplier_name = data.supplier.name[:NAME_LENGTH]
    row.invoice_number = data.invoice_number[:NAME_LENGTH]
    row.number_key = number_key(data.invoice_number)[:NAME_LENGTH]
    row.issue_date = _date(data.issue_date)
    row.due_date = _date(data.due_date)
    row.currency = data.currency if len(data.currency) == len("EUR") else ""
    row.gross_total = _amount(data.totals.gross)
    row.amount_due = _amount(data.totals.amount_due)
    row.finding_count = sum(map(asks_for_review, findings))


def _date(value: date_pb2.Date) -> date | None:
    try:
        return to_date(value)
    except ValueError:
        return None


def _amount(value: decimal_pb2.Decimal) -> Decimal | None:
    try:
        return to_decimal(value)
    except ValueError:
        return None
