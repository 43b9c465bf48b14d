"""`invoicemesh verify-history`: verifies that nothing in the history of the invoices was changed afterwards."""

from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.failure import CommandError
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def verify_history(
    invoice_id: Annotated[
        str, typer.Argument(metavar="[ID]", help="Only of this invoice, by its id or the beginning of it.")
    ] = "",
    server: Server = None,
) -> None:
    """Verifies the histories of all invoices: every event must follow from the one before it."""
    broken: list[str] = []
    invoices = events = 0
    with connected(server) as client:
        for answer in client.verify_history(resolve_id(client, invoice_id) if invoice_id else ""):
            invoices += answer.invoice_count
            events += answer.event_count
            broken.extend(f"{history.invoice_id}: {history.message}" for history in answer.broken)
    if broken:
        raise CommandError(
            f"The histories of {len(broken)} of {invoices:,} invoices are not what they were.",
            remedy="Compare them with a backup of the database, and find out who could write to it.",
            details=tuple(broken),
        )
    results().print(f"{events:,} events of {invoices:,} invoices follow from one another.")
