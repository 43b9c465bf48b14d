"""`invoicemesh reprocess`: has documents processed again, those that failed above all."""

from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def reprocess(
    invoice_ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids or the beginnings of them.")],
    read_anew: Annotated[
        bool, typer.Option("--read-anew", help="Read the pages again even if this engine has read them before.")
    ] = False,
    password: Annotated[bool, typer.Option("--password", help="Ask for the password of an encrypted PDF.")] = False,
    server: Server = None,
) -> None:
    """Has documents processed again; values that a person set stay."""
    secret = typer.prompt("Password", hide_input=True, err=True) if password else ""
    console = results()
    with connected(server) as client:
        for invoice_id in [resolve_id(client, text) for text in invoice_ids]:
            invoice = client.reprocess(invoice_id, read_anew=read_anew, password=secret)
            console.print(f"{invoice.id} is processed again.")
