"""`invoicemesh watch`: follows invoices as they change."""

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.markup import escape

from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client.canonical import decimal_text
from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.commands.filter_options import filtered
from invoicemesh_client.message_json import message_json
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.summary_table import money, styled_state
from invoicemesh_client.terminal import messages, results


@filtered
def watch(
    *,
    invoice_ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID…", help="Ids or the beginnings of them; all invoices unless given."),
    ] = None,
    chosen: pb.InvoiceFilter,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object a line.")] = False,
    server: Server = None,
) -> None:
    """Follows invoices: their state now, then each change as it happens, until Ctrl-C."""
    console = results()
    with connected(server) as client:
        ids = [resolve_id(client, one) for one in invoice_ids or ()]
        for message in client.watch(ids, invoice_filter=chosen):
            if as_json:
                typer.echo(message_json(message))
            elif message.HasField("invoice"):
                console.print(_line(message.invoice), soft_wrap=True)
            elif message.HasField("caught_up"):
                messages().print("Waiting for changes; Ctrl-C ends.", style="dim")


def _line(invoice: invoice_pb2.InvoiceSummary) -> str:
    time = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
    progress = invoice.progress
    pages = f"page {progress.pages_done} of {progress.page_count}" if progress.page_count else ""
    parts = (
        f"[dim]{time}[/]",
        invoice.id,
        styled_state(invoice.state),
        pages,
        escape(invoice.supplier_name),
        escape(invoice.invoice_number),
        money(decimal_text(invoice.gross_total), invoice.currency),
        escape(invoice.failure.message),
        f"[dim]{escape(invoice.filename)}[/]",
    )
    return "  ".join(filter(None, parts))
