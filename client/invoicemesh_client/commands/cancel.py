"""`invoicemesh cancel`: ends the processing of invoices."""

from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def cancel(
    invoice_ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids or the beginnings of them.")],
    server: Server = None,
) -> None:
    """Ends the processing of invoices that wait for it or are in it; `reprocess` begins anew."""
    console = results()
    with connected(server) as client:
        for invoice_id in [resolve_id(client, text) for text in invoice_ids]:
            console.print(f"{client.cancel(invoice_id).id} is no longer processed.")
