"""`invoicemesh history`: what was done to an invoice."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.message_json import message_json
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def history(
    invoice_id: Annotated[str, typer.Argument(metavar="ID", help="The invoice's id or the beginning of it.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object a line.")] = False,
    server: Server = None,
) -> None:
    """Shows what was done to an invoice: when, by whom, and each field that it changed."""
    with connected(server) as client:
        events = [*client.events(resolve_id(client, invoice_id))]
    if as_json:
        for event in events:
            typer.echo(message_json(event))
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Time (UTC)", "Who", "What", "Field", "Before", "After"):
        table.add_column(title, overflow="fold")
    for event in events:
        table.add_row(
            event.time.ToDatetime().isoformat(sep=" ", timespec="seconds"),
            escape(event.actor),
            event.action.lower().replace("_", " "),
            escape(event.field_path),
            escape(event.old_value),
            escape(event.new_value),
        )
    results().print(table)
