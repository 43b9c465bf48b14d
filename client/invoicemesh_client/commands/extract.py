"""`invoicemesh extract`: reads documents without storing them and writes a result each."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from invoicemesh.invoice.v1.invoice_service_pb2 import ReadOptions
from invoicemesh_client.client import InvoiceMeshClient
from invoicemesh_client.commands.connection import checked_target, connected
from invoicemesh_client.extraction.formats import ResultFormat, indented_json, json_line
from invoicemesh_client.extraction.inputs import Inputs, find_inputs
from invoicemesh_client.extraction.outputs import result_paths, write_result
from invoicemesh_client.extraction.own_mesh import own_mesh
from invoicemesh_client.extraction.progress import ReadingProgress
from invoicemesh_client.extraction.run import Outcome, read_documents
from invoicemesh_client.failure import EXIT_SOME_FAILED, CommandError
from invoicemesh_client.local.mesh import LocalMesh
from invoicemesh_client.terminal import messages

_SERVER_DECIDES = "auto"


def extract(
    *,
    inputs: Annotated[list[Path], typer.Argument(metavar="FILE|FOLDER…", exists=True, help="Documents and folders.")],
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", file_okay=False, help="Write X.pdf's result to X.json below this folder."),
    ] = None,
    result_format: Annotated[
        ResultFormat, typer.Option("--format", help="The flat result, or all that is known.")
    ] = ResultFormat.FLAT,
    ignore_embedded: Annotated[
        bool, typer.Option("--ignore-embedded", help="Neither read the XML of an e-invoice nor let it decide.")
    ] = False,
    engine: Annotated[
        str, typer.Option(help="The extraction engine: local, openai, or auto for the mesh's own choice.")
    ] = _SERVER_DECIDES,
    jobs: Annotated[int, typer.Option(min=1, max=64, show_default="one a processor", help="Documents at a time.")] = (
        os.cpu_count() or 1
    ),
    password_file: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="A file whose first line opens encrypted PDFs."),
    ] = None,
    ask_password: Annotated[
        bool, typer.Option("--password-prompt", help="Ask for the password of encrypted PDFs.")
    ] = False,
    server: Annotated[
        str | None,
        typer.Option(
            metavar="HOST:PORT",
            callback=checked_target,
            help="The mesh that reads; services of its own are started unless given.",
        ),
    ] = None,
) -> None:
    """Reads documents without storing them, several at a time.

    Without --server, services of its own are started and stopped. Without --out, the result of a single document is
    printed as JSON, those of several as JSON lines that begin with the file. Other files in folders are skipped. A
    document that fails gives a result with its error, and exit code 3 at the end.
    """
    found = find_inputs(inputs)
    _tell_skipped(found)
    if not found.documents:
        raise CommandError("There is no document to read.", remedy="Documents are JPEG, PNG and PDF files.")
    options = ReadOptions(nlp_engine="" if engine == _SERVER_DECIDES else engine, ignore_embedded=ignore_embedded)
    password = _password(password_file, ask=ask_password)
    paths = result_paths(found.documents, out) if out else None
    is_single = len(found.documents) == 1
    with _reading_client(server) as (client, mesh), ReadingProgress(len(found.documents)) as progress:
        for outcome in read_documents(client, found.documents, options=options, password=password, jobs=jobs):
            if mesh:
                mesh.require_running()
            progress.count(outcome)
            if paths:
                write_result(paths[outcome.document], indented_json(outcome, result_format))
            else:
                typer.echo(_printed(outcome, result_format, is_single=is_single))
    read = progress.done - progress.failed
    messages().print(f"{read} of {progress.done} documents read." + (f" The results are in {out}." if out else ""))
    if progress.failed:
        raise typer.Exit(EXIT_SOME_FAILED)


@contextmanager
def _reading_client(server: str | None) -> Iterator[tuple[InvoiceMeshClient, LocalMesh | None]]:
    """Gives a client of the server, or of a mesh of its own together with that mesh."""
    if server:
        with connected(server) as client:
            yield client, None
        return
    messages().print("Starting services of its own; the OCR models take a few seconds …")
    with own_mesh() as (target, mesh):
        try:
            with connected(target) as client:
                yield client, mesh
        except CommandError:
            mesh.require_running()  # A service that ended explains more than the call that failed by it.
            raise


def _printed(outcome: Outcome, result_format: ResultFormat, *, is_single: bool) -> str:
    return indented_json(outcome, result_format) if is_single else json_line(outcome, result_format)


def _tell_skipped(found: Inputs) -> None:
    skipped = (
        (found.truth_files, "JSON and CSV files"),
        (found.unknown_files, "files of another type"),
    )
    if parts := [f"{count} {kind}" for count, kind in skipped if count]:
        messages().print(f"Skipped: {', '.join(parts)}.", style="dim")


def _password(file: Path | None, *, ask: bool) -> str:
    if ask:
        return str(typer.prompt("Password", hide_input=True, err=True))
    return file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r") if file else ""
