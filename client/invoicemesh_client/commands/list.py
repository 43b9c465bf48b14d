"""`invoicemesh list`: which invoices there are."""

from itertools import islice
from typing import Annotated

import typer

from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.commands.filter_options import filtered
from invoicemesh_client.message_json import message_json
from invoicemesh_client.summary_table import summary_table
from invoicemesh_client.terminal import messages, results


@filtered
def list_invoices(
    *,
    chosen: pb.InvoiceFilter,
    order_by: Annotated[
        str,
        typer.Option(
            show_default=False,
            help="create_time, issue_date, due_date, supplier_name or gross_total; or “… desc”.",
        ),
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object a line.")] = False,
    server: Server = None,
) -> None:
    """Lists invoices, the newest first or in another order."""
    with connected(server) as client:
        found = [*islice(client.list(chosen, order_by=order_by), limit + 1)]
    shown = found[:limit]
    if as_json:
        for invoice in shown:
            typer.echo(message_json(invoice))
    elif shown:
        results().print(summary_table(shown))
    if not found:
        messages().print("No invoices.")
    elif len(found) > limit:
        messages().print(f"There are more than these {limit}; see them with --limit.", style="dim")
