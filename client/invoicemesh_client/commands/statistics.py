"""`invoicemesh statistics`: the figures of a period."""

from datetime import datetime
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from invoicemesh.invoice.v1 import invoice_pb2, statistics_pb2
from invoicemesh_client.canonical import decimal_text, enum_text
from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.message_json import message_json
from invoicemesh_client.summary_table import money
from invoicemesh_client.terminal import results

_DAY = ["%Y-%m-%d"]


def statistics(
    first: Annotated[datetime | None, typer.Option("--from", formats=_DAY, help="From this day.")] = None,
    last: Annotated[datetime | None, typer.Option("--until", formats=_DAY, help="Until this day.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures as JSON.")] = False,
    server: Server = None,
) -> None:
    """Shows counts by state, spend by month and supplier, what is overdue, and how well the reading goes."""
    with connected(server) as client:
        figures = client.statistics(first.date() if first else None, last.date() if last else None)
    if as_json:
        typer.echo(message_json(figures, indent=2))
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True)
    table.add_column(justify="right")
    table.add_column(justify="right")
    for state in figures.states:
        table.add_row(f"State {enum_text(invoice_pb2.InvoiceState.DESCRIPTOR, state.state)}", "", f"{state.count:,}")
    table.add_row("Queue", "", f"{figures.queue_length:,}")
    for month in figures.spend_by_month:
        amount = money(decimal_text(month.amount), month.currency)
        table.add_row(f"Month {month.month.year:04}-{month.month.month:02}", amount, f"{month.count:,}")
    for supplier in figures.spend_by_supplier:
        amount = money(decimal_text(supplier.amount), supplier.currency)
        table.add_row(f"Supplier {escape(supplier.supplier_name)}", amount, f"{supplier.count:,}")
    for bucket in figures.ageing:
        overdue = enum_text(statistics_pb2.Overdue.DESCRIPTOR, bucket.overdue) or "without a due date"
        amount = money(decimal_text(bucket.amount), bucket.currency)
        table.add_row(f"Due: {overdue.replace('_', ' ')}", amount, f"{bucket.count:,}")
    quality = figures.quality
    table.add_row("Untouched", f"{quality.touchless:,} of", f"{quality.processed:,}")
    for field in quality.corrections:
        table.add_row(f"Corrected {escape(field.path)}", "", f"{field.count:,}")
    if quality.HasField("median_review"):
        table.add_row("Median review", f"{quality.median_review.ToTimedelta()}", f"{quality.decided:,}")
    results().print(table)
