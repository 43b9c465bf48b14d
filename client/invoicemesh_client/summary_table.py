"""Invoices as rows of a table, one each."""

from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table

from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh_client.canonical import date_text, decimal_text, enum_text
from invoicemesh_client.short_id import short_length

_STATE_STYLES = {
    invoice_pb2.INVOICE_STATE_NEEDS_REVIEW: "yellow",
    invoice_pb2.INVOICE_STATE_READY: "green",
    invoice_pb2.INVOICE_STATE_APPROVED: "green",
    invoice_pb2.INVOICE_STATE_FAILED: "red",
    invoice_pb2.INVOICE_STATE_REJECTED: "red",
}


def styled_state(state: "invoice_pb2.InvoiceState.ValueType") -> str:
    """Gives a state's name in its colour, as rich markup."""
    name = enum_text(invoice_pb2.InvoiceState.DESCRIPTOR, state) or "?"
    style = _STATE_STYLES.get(state, "dim")
    return f"[{style}]{name}[/]"


def summary_table(invoices: Sequence[invoice_pb2.InvoiceSummary]) -> Table:
    """Gives a table of invoices; ids are shortened as far as they still differ from each other."""
    length = short_length(invoice.id for invoice in invoices)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Id", "State", "Supplier", "Number", "Date"):
        table.add_column(title, no_wrap=title != "Supplier")
    table.add_column("Gross", justify="right", no_wrap=True)
    table.add_column("Findings", justify="right")
    table.add_column("File")
    for invoice in invoices:
        table.add_row(
            invoice.id[:length],
            styled_state(invoice.state) + (" [dim](archived)[/]" if invoice.HasField("archive_time") else ""),
            escape(invoice.supplier_name),
            escape(invoice.invoice_number),
            date_text(invoice.issue_date) or "",
            money(decimal_text(invoice.gross_total), invoice.currency),
            str(invoice.finding_count or ""),
            escape(invoice.filename),
        )
    return table


def money(amount: str | None, currency: str) -> str:
    """Gives an amount with its currency; without one when it is not known, as a currency is never guessed."""
    return f"{amount} {currency}".rstrip() if amount else ""
