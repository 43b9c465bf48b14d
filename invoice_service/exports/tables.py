"""The tables that invoices are exported as: one of invoices, one of their lines, one of their tax."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from invoice_service.exports.cells import Cell, amount_cell, date_cell, time_cell
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType, LineItem, TaxLine
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, InvoiceState

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table: its name, the heads of its columns, and the rows that an invoice has in it."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[Invoice], Iterator[Row]]


def _invoice_row(invoice: Invoice) -> Iterator[Row]:
    data = invoice.data
    totals = data.totals
    yield (
        invoice.id,
        InvoiceState.Name(invoice.state).removeprefix("INVOICE_STATE_"),
        DocumentType.Name(data.document_type).removeprefix("DOCUMENT_TYPE_") if data.document_type else None,
        data.supplier.name or None,
        data.supplier.vat_id or None,
        data.customer.name or None,
        data.invoice_number or None,
        date_cell(data.issue_date),
        date_cell(data.due_date),
        data.currency or None,
        amount_cell(totals.net),
        amount_cell(totals.tax),
        amount_cell(totals.gross),
        amount_cell(totals.amount_due),
        next((account.iban for account in data.payment.accounts if account.iban), None),
        data.references.purchase_order or None,
        ", ".join(invoice.tags) or None,
        invoice.notes or None,
        invoice.assignee or None,
        invoice.document.filename or None,
        invoice.uploaded_by or None,
        time_cell(invoice.HasField("create_time"), invoice.create_time),
        invoice.decision.person or None,
        time_cell(invoice.HasField("decision"), invoice.decision.time),
        invoice.document.pages.first_page or None,
        invoice.document.pages.last_page or None,
    )


def _line_row(invoice: Invoice, line: LineItem) -> Row:
    return (
        invoice.id,
        invoice.data.invoice_number or None,
        line.line_number or None,
        line.product_code or None,
        line.description or None,
        amount_cell(line.quantity),
        line.unit or line.unit_code or None,
        amount_cell(line.unit_price),
        amount_cell(line.net_amount),
        amount_cell(line.tax_rate),
        amount_cell(line.tax_amount),
        amount_cell(line.gross_amount),
        invoice.data.currency or None,
    )


def _tax_row(invoice: Invoice, tax: TaxLine) -> Row:
    return (
        invoice.id,
        invoice.data.invoice_number or None,
        tax.category or None,
        amount_cell(tax.rate),
        amount_cell(tax.base_amount),
        amount_cell(tax.tax_amount),
        tax.exemption_reason or None,
        invoice.data.currency or None,
    )


INVOICES = Table(
    "invoices",
    (
        "id",
        "state",
        "document_type",
        "supplier_name",
        "supplier_vat_id",
        "customer_name",
        "invoice_number",
        "issue_date",
        "due_date",
        "currency",
        "net_total",
        "tax_total",
        "gross_total",
        "amount_due",
        "iban",
        "purchase_order",
        "tags",
        "notes",
        "assignee",
        "filename",
        "uploaded_by",
        "received_utc",
        "decided_by",
        "decided_utc",
        "first_page",
        "last_page",
    ),
    _invoice_row,
)
LINES = Table(
    "lines",
    (
        "invoice_id",
        "invoice_number",
        "line_number",
        "product_code",
        "description",
        "quantity",
        "unit",
        "unit_price",
        "net_amount",
        "tax_rate",
        "tax_amount",
        "gross_amount",
        "currency",
    ),
    lambda invoice: (_line_row(invoice, line) for line in invoice.data.line_items),
)
TAX = Table(
    "tax",
    (
        "invoice_id",
        "invoice_number",
        "category",
        "rate",
        "base_amount",
        "tax_amount",
        "exemption_reason",
        "currency",
    ),
    lambda invoice: (_tax_row(invoice, tax) for tax in invoice.data.tax_lines),
)

TABLES: Sequence[Table] = (INVOICES, LINES, TAX)
