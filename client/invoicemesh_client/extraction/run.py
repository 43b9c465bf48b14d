"""Reads many documents, several at a time, and gives a result for each, also for those that fail."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client.client import InvoiceMeshClient
from invoicemesh_client.errors import MeshCallError
from invoicemesh_client.extraction.inputs import InputDocument
from invoicemesh_client.flat import FlatError


@dataclass(frozen=True)
class Outcome:
    """What became of a document: what was read of it, or why nothing was."""

    document: InputDocument
    result: pb.ReadResult | FlatError

    @property
    def failed(self) -> bool:
        """Whether nothing was read."""
        return isinstance(self.result, FlatError)


def read_documents(
    client: InvoiceMeshClient,
    documents: Sequence[InputDocument],
    *,
    options: pb.ReadOptions,
    password: str,
    jobs: int,
) -> Iterator[Outcome]:
    """Reads documents, at most `jobs` at a time, and gives their outcomes in the documents' order.

    Raises MeshCallError when the mesh does not answer any more: the remaining documents are not to blame for that.
    """

    def read(document: InputDocument) -> Outcome:
        try:
            return Outcome(document, client.read(document.path, options=options, password=password))
        except MeshCallError as refusal:
            if refusal.is_unanswered:
                raise
            return Outcome(document, FlatError(refusal.reason, refusal.message))
        except OSError as error:
            return Outcome(document, FlatError("FILE_UNREADABLE", f"The file cannot be read: {error.strerror}."))

    pool = ThreadPoolExecutor(max_workers=jobs, thread_name_prefix="read")
    try:
        yield from pool.map(read, documents)
    finally:
        # Calls that still run when this ends early are cancelled with their connection; nobody waits for them.
        pool.shutdown(wait=False, cancel_futures=True)
