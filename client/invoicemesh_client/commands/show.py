"""`invoicemesh show`: one invoice with all that is known of it."""

from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.message_json import message_json
from invoicemesh_client.record_view import record_view
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def show(
    invoice_id: Annotated[str, typer.Argument(metavar="ID", help="The invoice's id or the beginning of it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the whole record as JSON.")] = False,
    server: Server = None,
) -> None:
    """Shows an invoice: its fields, how sure each is and where it was read, and what the checks found."""
    with connected(server) as client:
        invoice = client.get(resolve_id(client, invoice_id))
    if as_json:
        typer.echo(message_json(invoice, indent=2))
        return
    console = results()
    for part in record_view(invoice):
        console.print(part)
