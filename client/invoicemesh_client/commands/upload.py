"""`invoicemesh upload`: stores documents and, if wanted, waits until they have been read."""

from pathlib import Path
from typing import Annotated

import typer

from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadOptions, UploadInvoiceResponse
from invoicemesh_client.client import InvoiceMeshClient
from invoicemesh_client.commands.connection import Server, connected
from invoicemesh_client.errors import MeshCallError
from invoicemesh_client.failure import EXIT_SOME_FAILED
from invoicemesh_client.parallel import each_in_order
from invoicemesh_client.settling import wait_until_settled
from invoicemesh_client.summary_table import summary_table
from invoicemesh_client.terminal import messages, results
from invoicemesh_client.upload_progress import UploadProgress

_UPLOADS_AT_A_TIME = 4


def upload(
    *,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILES…", exists=True, dir_okay=False, readable=True, help="The documents.")
    ],
    wait: Annotated[bool, typer.Option("--wait", help="Wait until the documents have been read.")] = False,
    tag: Annotated[list[str] | None, typer.Option(help="Words to find them by; may be repeated.")] = None,
    allow_duplicate: Annotated[
        bool, typer.Option("--allow-duplicate", help="Make another record of a document that is there already.")
    ] = False,
    ignore_embedded: Annotated[
        bool, typer.Option("--ignore-embedded", help="Do not use the XML of an e-invoice.")
    ] = False,
    server: Server = None,
) -> None:
    """Uploads PDFs, pictures and e-invoices as XML. Ends with exit code 3 when one is refused or cannot be read."""
    options = ReadOptions(ignore_embedded=ignore_embedded)
    with connected(server) as client, UploadProgress() as progress:

        def send(file: Path) -> UploadInvoiceResponse | None:
            return _send(client, file, progress, tags=tag or [], allow_duplicate=allow_duplicate, options=options)

        for file in files:
            progress.add(file)
        answers = [*each_in_order(send, files, at_a_time=_UPLOADS_AT_A_TIME)]
        ids = list(dict.fromkeys(answer.invoice.id for answer in answers if answer))
        settled = wait_until_settled(client, ids, progress.processed) if wait and ids else {}
    if settled:
        results().print(summary_table([settled[invoice_id] for invoice_id in ids]))
    else:
        for invoice_id in ids:
            results().print(invoice_id)
    failures = [it for it in settled.values() if it.state == invoice_pb2.INVOICE_STATE_FAILED]
    for failed in failures:
        messages().print(f"{failed.filename}: {failed.failure.message}", style="red", markup=False)
    if failures or None in answers:
        raise typer.Exit(EXIT_SOME_FAILED)


def _send(
    client: InvoiceMeshClient,
    file: Path,
    progress: UploadProgress,
    *,
    tags: list[str],
    allow_duplicate: bool,
    options: ReadOptions,
) -> UploadInvoiceResponse | None:
    """Uploads one file; None when the mesh refuses it, which is shown and keeps no other from being uploaded."""
    try:
        answer = client.upload(
            file,
            tags=tags,
            allow_duplicate=allow_duplicate,
            options=options,
            on_bytes=lambda done, total: progress.sent(file, done, total),
        )
    except MeshCallError as refusal:
        if refusal.is_unanswered:
            raise
        progress.refused(file, refusal.message)
        return None
    progress.stored(file, answer.invoice.id, already_existed=answer.already_existed)
    return answer
