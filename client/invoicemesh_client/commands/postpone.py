"""`invoicemesh postpone`: puts invoices off."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def postpone(
    invoice_ids: Annotated[list[str], typer.Argument(metavar="ID…", help="Ids or the beginnings of them.")],
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M"], help="Until when, in local time.")
    ] = None,
    no_longer: Annotated[bool, typer.Option("--no-longer", help="Put them off no longer.")] = False,
    server: Server = None,
) -> None:
    """Puts invoices off until a time, or no longer."""
    if (until is None) != no_longer:
        raise typer.BadParameter("Say either a time or --no-longer.", param_hint="--until")
    moment = until.astimezone(UTC) if until else None
    console = results()
    with connected(server) as client:
        for invoice_id in [resolve_id(client, text) for text in invoice_ids]:
            invoice = client.postpone(invoice_id, moment)
            console.print(f"{invoice.id} is put off{f' until {until}' if until else ' no longer'}.")
