"""`invoicemesh status`: how the mesh is."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.failure import EXIT_FAILED
from invoicemesh_client.message_json import message_json
from invoicemesh_client.terminal import results


def status(
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False, server: Server = None
) -> None:
    """Shows whether each part of the mesh answers, what it runs, and how much work waits."""
    with connected(server) as client:
        mesh = client.system_status()
    if as_json:
        typer.echo(message_json(mesh, indent=2))
    else:
        table = Table(box=None, pad_edge=False, show_header=False)
        for part in mesh.parts:
            answers = "[green]answers[/]" if part.available else "[red]is away[/]"
            table.add_row(escape(part.name), answers, escape(part.problem or ", ".join(part.versions)))
        table.add_row("queue", f"{mesh.queue.waiting:,} wait", f"{mesh.queue.running:,} in work")
        results().print(table)
    if not all(part.available for part in mesh.parts):
        raise typer.Exit(EXIT_FAILED)
