"""`invoicemesh reopen`: takes decisions back."""

from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def reopen(
    invoice_ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids or the beginnings of them.")],
    server: Server = None,
) -> None:
    """Takes the approval or rejection of invoices back."""
    console = results()
    with connected(server) as client:
        for invoice_id in [resolve_id(client, text) for text in invoice_ids]:
            console.print(f"{client.reopen(invoice_id).id} needs a review again.")
