"""`invoicemesh reject`: lets invoices not pass."""

from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def reject(
    invoice_ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids or the beginnings of them.")],
    reason: Annotated[str, typer.Option(help="Why.")],
    server: Server = None,
) -> None:
    """Rejects invoices."""
    console = results()
    with connected(server) as client:
        for invoice_id in [resolve_id(client, text) for text in invoice_ids]:
            console.print(f"{client.reject(invoice_id, reason).id} is rejected.")
