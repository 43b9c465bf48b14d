"""`invoicemesh annotate`: tags, notes and who looks after an invoice."""

from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def annotate(
    *,
    invoice_id: Annotated[str, typer.Argument(metavar="ID", help="The invoice's id or the beginning of it.")],
    tags: Annotated[
        list[str] | None, typer.Option("--tag", help="A tag, in place of those that are there; may be repeated.")
    ] = None,
    no_tags: Annotated[bool, typer.Option("--no-tags", help="Remove all tags.")] = False,
    notes: Annotated[str | None, typer.Option(help="Notes, in place of those that are there.")] = None,
    assignee: Annotated[str | None, typer.Option(help="Who looks after it; empty for nobody.")] = None,
    server: Server = None,
) -> None:
    """Changes what people add to an invoice; what is not named stays."""
    wanted = [] if no_tags else tags or None
    if wanted is None and notes is None and assignee is None:
        raise typer.BadParameter("Say what to change: --tag, --no-tags, --notes or --assignee.")
    with connected(server) as client:
        invoice = client.get(resolve_id(client, invoice_id))
        client.update(invoice.id, tags=wanted, notes=notes, assignee=assignee, etag=invoice.etag)
    results().print(f"{invoice.id} is changed.")
