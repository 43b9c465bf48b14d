"""`invoicemesh settings`: the rules of the house, which hold while the mesh runs."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.terminal import results


def settings(
    *,
    sure_from: Annotated[float | None, typer.Option(min=0, max=1, help="From which confidence on.")] = None,
    disable: Annotated[list[str] | None, typer.Option(help="A rule that is not checked; may be repeated.")] = None,
    enable_all: Annotated[bool, typer.Option("--enable-all", help="Check all rules again.")] = False,
    auto_approve: Annotated[bool | None, typer.Option(help="Whether what is READY is approved by itself.")] = None,
    forbid_own_approval: Annotated[
        bool | None, typer.Option(help="Whether nobody may approve what they uploaded themselves.")
    ] = None,
    trash_days: Annotated[int | None, typer.Option(min=1, help="Days in the trash before removal for good.")] = None,
    server: Server = None,
) -> None:
    """Shows the settings in force, after the changes that the options name."""
    with connected(server) as client:
        now = client.settings.get()
        disabled = [] if enable_all else [*now.disabled_checks, *disable] if disable else None
        changes = (sure_from, disabled, auto_approve, forbid_own_approval, trash_days)
        if any(change is not None for change in changes):
            now = client.settings.update(
                sure_from=sure_from,
                disabled_checks=disabled,
                auto_approve=auto_approve,
                forbid_own_approval=forbid_own_approval,
                trash_days=trash_days,
                etag=now.etag,
            )
    table = Table.grid(padding=(0, 2))
    table.add_row("Sure from", f"{now.sure_from:.2f}")
    table.add_row("Disabled checks", escape(", ".join(now.disabled_checks)) or "none")
    table.add_row("Approve what is ready", "yes" if now.auto_approve else "no")
    table.add_row("Own uploads approved", "no" if now.forbid_own_approval else "yes")
    table.add_row("Days in the trash", str(now.trash_days))
    if now.updated_by:
        table.add_row("Changed by", escape(now.updated_by))
    results().print(table)
