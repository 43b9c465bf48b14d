"""`invoicemesh suppliers …`: who invoices are from."""

from itertools import islice
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from invoicemesh.invoice.v1 import supplier_pb2
from invoicemesh_client.canonical import date_text, enum_text
from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.terminal import messages, results

suppliers = typer.Typer(name="suppliers", help="Shows, names and merges suppliers.", no_args_is_help=True)

_ID = Annotated[str, typer.Argument(metavar="ID", help="The supplier's id, as `list` shows it.")]


@suppliers.command("list")
def list_suppliers(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="Only those whose name begins so.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 50,
    server: Server = None,
) -> None:
    """Lists suppliers by name."""
    with connected(server) as client:
        found = [*islice(client.suppliers.list(name), limit + 1)]
    if not found:
        messages().print("No suppliers.")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Id", "Name", "Invoices", "Last", "Currency"):
        table.add_column(title, no_wrap=title == "Id")
    for supplier in found[:limit]:
        table.add_row(
            supplier.id,
            escape(supplier.name),
            f"{supplier.invoice_count:,}",
            date_text(supplier.last_issue_date) or "",
            supplier.default_currency,
        )
    results().print(table)
    if len(found) > limit:
        messages().print(f"There are more than these {limit}; see them with --limit.", style="dim")


@suppliers.command()
def show(supplier_id: _ID, server: Server = None) -> None:
    """Shows a supplier: what its invoices show of it, its defaults, and what was merged into it."""
    with connected(server) as client:
        _print(client.suppliers.get(supplier_id))


@suppliers.command()
def update(
    *,
    supplier_id: _ID,
    name: Annotated[str | None, typer.Option(help="The name that it is shown by.")] = None,
    aliases: Annotated[
        list[str] | None, typer.Option("--alias", help="Another name of it, in place of those; may be repeated.")
    ] = None,
    currency: Annotated[str | None, typer.Option(help="The currency of its invoices, ISO 4217.")] = None,
    payment_days: Annotated[int | None, typer.Option(min=0, help="Days until payment is due; 0 for none.")] = None,
    server: Server = None,
) -> None:
    """Changes a supplier's name, aliases or defaults; what is not named stays."""
    if not aliases and name is None and currency is None and payment_days is None:
        raise typer.BadParameter("Say what to change: --name, --alias, --currency or --payment-days.")
    with connected(server) as client:
        etag = client.suppliers.get(supplier_id).etag
        changed = client.suppliers.update(
            supplier_id,
            name=name,
            aliases=aliases or None,
            default_currency=currency,
            default_payment_days=payment_days,
            etag=etag,
        )
        _print(changed)


@suppliers.command()
def merge(
    supplier_id: _ID,
    merged_id: Annotated[str, typer.Argument(metavar="OTHER", help="The id of the one that becomes part of it.")],
    server: Server = None,
) -> None:
    """Makes OTHER part of the supplier, with its invoices, names and accounts; `undo-merge` takes it back."""
    with connected(server) as client:
        _print(client.suppliers.merge(supplier_id, merged_id))


@suppliers.command("undo-merge")
def undo_merge(
    supplier_id: Annotated[str, typer.Argument(metavar="ID", help="The id of the one that was merged.")],
    server: Server = None,
) -> None:
    """Makes a supplier that was merged one of its own again."""
    with connected(server) as client:
        _print(client.suppliers.undo_merge(supplier_id))


def _print(supplier: supplier_pb2.Supplier) -> None:
    table = Table.grid(padding=(0, 2))
    table.add_row("[bold]Supplier[/]", supplier.id)
    table.add_row("Name", escape(supplier.name))
    for alias in supplier.aliases:
        table.add_row("Alias", escape(alias))
    if supplier.default_currency:
        table.add_row("Currency", supplier.default_currency)
    if supplier.default_payment_days:
        table.add_row("Payment", f"{supplier.default_payment_days} days")
    table.add_row("Invoices", f"{supplier.invoice_count:,}")
    for mark in supplier.marks:
        kind = (enum_text(supplier_pb2.SupplierMarkKind.DESCRIPTOR, mark.kind) or "?").replace("_", " ")
        table.add_row(kind, f"{escape(mark.text)}  [dim]on {mark.invoice_count:,}[/]")
    for part in supplier.merged:
        table.add_row("Merged", f"{part.id}  {escape(part.name)}  [dim]by {escape(part.merged_by)}[/]")
    results().print(table)
