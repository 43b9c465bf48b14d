"""`invoicemesh undo`: takes a change of a record back."""

from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.record_view import record_view
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def undo(
    invoice_id: Annotated[str, typer.Argument(metavar="ID", help="The invoice's id or the beginning of it.")],
    server: Server = None,
) -> None:
    """Takes the newest correction or dismissal back, and shows the invoice as it is then; again for the one before."""
    console = results()
    with connected(server) as client:
        invoice = client.undo_change(resolve_id(client, invoice_id))
    for part in record_view(invoice):
        console.print(part)
