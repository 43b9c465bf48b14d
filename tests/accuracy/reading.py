"""Runs the whole path over the documents, with `invoicemesh extract`'s own parts, and keeps the full results."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from invoicemesh.invoice.v1.invoice_pb2 import ProcessingStep, Progress
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadOptions, ReadResult
from invoicemesh_client.client import InvoiceMeshClient, ReadProgress
from invoicemesh_client.commands.connection import explain_call
from invoicemesh_client.errors import MeshCallError
from invoicemesh_client.extraction.formats import ResultFormat, indented_json
from invoicemesh_client.extraction.inputs import InputDocument
from invoicemesh_client.extraction.outputs import result_paths, write_result
from invoicemesh_client.extraction.own_mesh import own_mesh
from invoicemesh_client.extraction.progress import ReadingProgress
from invoicemesh_client.extraction.run import read_documents
from invoicemesh_client.local.mesh import LocalMesh
from tests.accuracy.timing import Timing, write_timings

_READ_SECONDS = 900.0


class TimedClient(InvoiceMeshClient):
    """A client that notes how long the steps of each file that it reads take, by the file's path."""

    def __init__(self, target: str) -> None:
        super().__init__(target)
        self.timings: dict[Path, Timing] = {}

    def read(
        self,
        source: Path | bytes,
        *,
        options: ReadOptions | None = None,
        password: str = "",
        on_progress: ReadProgress | None = None,
        seconds: float = _READ_SECONDS,
    ) -> ReadResult:
        """Reads as InvoiceMeshClient does. A document that is sent again counts from its last extraction."""
        begun = time.monotonic()
        extracting: float | None = None

        def note(progress: Progress) -> None:
            nonlocal extracting
            if progress.step == ProcessingStep.PROCESSING_STEP_EXTRACTING:
                extracting = time.monotonic()
            if on_progress:
                on_progress(progress)

        result = super().read(source, options=options, password=password, on_progress=note, seconds=seconds)
        if isinstance(source, Path) and extracting is not None:
            self.timings[source] = Timing(extracting - begun, time.monotonic() - extracting)
        return result


def read_corpus(documents: Sequence[InputDocument], folder: Path, *, server: str | None, jobs: int) -> None:
    """Reads documents, at most `jobs` at a time, without their embedded XML; writes a full result each and the timings.

    A mesh of its own reads them unless `server` names one as `host:port`. A document that cannot be read gives a result
    with its error. Raises what `invoicemesh extract` explains when there is no mesh, or it does not answer any more.
    """
    options = ReadOptions(ignore_embedded=True)
    paths = result_paths(documents, folder)
    with _connected(server) as (client, mesh), ReadingProgress(len(documents)) as progress:
        for outcome in read_documents(client, documents, options=options, password="", jobs=jobs):
            if mesh:
                mesh.require_running()
            progress.count(outcome)
            write_result(paths[outcome.document], indented_json(outcome, ResultFormat.FULL))
        read = (document for document in documents if document.path in client.timings)
        write_timings(folder, {document.relative.as_posix(): client.timings[document.path] for document in read})


@contextmanager
def _connected(server: str | None) -> Iterator[tuple[TimedClient, LocalMesh | None]]:
    if server is None:
        with own_mesh() as (target, mesh), TimedClient(target) as client:
            try:
                yield client, mesh
            except MeshCallError as error:
                mesh.require_running()  # A service that ended explains more than the call that failed by it.
                raise explain_call(error, target) from error
        return
    with TimedClient(server) as client:
        try:
            yield client, None
        except MeshCallError as error:
            raise explain_call(error, server) from error
