"""`invoicemesh split` and `undo-split`: documents that hold several, and one again."""

import re
from typing import Annotated

import typer

from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.short_id import resolve_id
from invoicemesh_client.terminal import results

_PAGES = re.compile(r"(\d+)(?:-(\d+))?")
_ID = Annotated[str, typer.Argument(metavar="ID", help="The invoice's id or the beginning of it.")]


def split(
    invoice_id: _ID,
    parts: Annotated[list[str], typer.Argument(metavar="PAGES…", help="The pages of each part, as 1-2 or 3.")],
    server: Server = None,
) -> None:
    """Makes an invoice of its own of each part of a document that holds several."""
    ranges = [_pages(text) for text in parts]
    console = results()
    with connected(server) as client:
        answer = client.split(resolve_id(client, invoice_id), ranges)
    for part in answer.parts:
        pages = part.document.pages
        console.print(f"{part.id} has the pages {pages.first_page} to {pages.last_page}.")


def undo_split(invoice_id: _ID, server: Server = None) -> None:
    """Makes a split document one invoice again; its parts go into the trash."""
    with connected(server) as client:
        invoice = client.undo_split(resolve_id(client, invoice_id))
    results().print(f"{invoice.id} is one invoice again, and is processed anew.")


def _pages(text: str) -> tuple[int, int]:
    """The first and the last page of `1-2`, or of `3`."""
    found = _PAGES.fullmatch(text)
    if found is None:
        raise typer.BadParameter(f"{text} is no page and no range of pages such as 1-2.", param_hint="PAGES…")
    return int(found[1]), int(found[2] or found[1])
