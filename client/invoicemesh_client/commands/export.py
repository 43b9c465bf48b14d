"""`invoicemesh export`: invoices as a file for other programs."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.commands.filter_options import filtered
from invoicemesh_client.terminal import messages


class Format(StrEnum):
    """The kinds of file, as they are typed."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    ZIP = "zip"


_FORMATS = {
    Format.CSV: pb.EXPORT_FORMAT_CSV,
    Format.XLSX: pb.EXPORT_FORMAT_XLSX,
    Format.JSON: pb.EXPORT_FORMAT_JSON,
    Format.ZIP: pb.EXPORT_FORMAT_ZIP,
}


@filtered
def export(
    *,
    out: Annotated[Path | None, typer.Option(help="The file to write; else standard output.", dir_okay=False)] = None,
    export_format: Annotated[
        Format, typer.Option("--format", help="The kind of file; zip holds the documents as well.")
    ] = Format.CSV,
    chosen: pb.InvoiceFilter,
    server: Server = None,
) -> None:
    """Writes invoices as CSV, an Excel workbook, JSON, or a ZIP archive with their documents."""
    with connected(server) as client:
        pieces = client.export(_FORMATS[export_format], chosen)
        if out is None:
            for piece in pieces:
                sys.stdout.buffer.write(piece)
            return
        _write_whole(pieces, out)
    messages().print(f"{out} is written.")


def _write_whole(pieces: Iterable[bytes], out: Path) -> None:
    """Writes the file as a whole or not at all: what was there stays when the mesh goes away."""
    unfinished = out.with_name(f".{out.name}.part")
    try:
        with unfinished.open("wb") as file:
            for piece in pieces:
                file.write(piece)
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)
