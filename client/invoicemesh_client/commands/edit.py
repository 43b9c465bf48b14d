"""`invoicemesh edit`: corrects the fields of an invoice."""

from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.corrections import CorrectionError, parse_corrections
from invoicemesh_client.record_view import record_view
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results


def edit(
    *,
    invoice_id: Annotated[str, typer.Argument(metavar="ID", help="The invoice's id or the beginning of it.")],
    assignments: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH=VALUE…", help="New values, e.g. totals.gross=119.00 issue_date=2024-03-31."),
    ] = None,
    absent: Annotated[list[str] | None, typer.Option(metavar="PATH", help="The document prints no such value.")] = None,
    confirm: Annotated[list[str] | None, typer.Option(metavar="PATH", help="The present value is right.")] = None,
    add: Annotated[
        list[str] | None, typer.Option(metavar="PATH", help="Add an item with a new id, e.g. line_items[9].")
    ] = None,
    remove: Annotated[list[str] | None, typer.Option(metavar="PATH", help="Remove an item.")] = None,
    server: Server = None,
) -> None:
    """Corrects fields of an invoice, all or none of them, and shows the invoice as it is then.

    Dates are written YYYY-MM-DD and amounts with a point. Nothing is changed when somebody else changed the invoice
    at the same time.
    """
    try:
        corrections = parse_corrections(
            assignments=assignments or (),
            absent=absent or (),
            confirm=confirm or (),
            add=add or (),
            remove=remove or (),
        )
    except CorrectionError as error:
        raise typer.BadParameter(str(error)) from error
    with connected(server) as client:
        seen = client.get(resolve_id(client, invoice_id))
        invoice = client.correct(seen.id, corrections, etag=seen.etag)
    console = results()
    for part in record_view(invoice):
        console.print(part)
