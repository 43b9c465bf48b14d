"""Reads many documents, several at a time, and gives a result for each, also for those that fail."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client.client import InvoiceMeshClient
from invoicemesh_client.errors import MeshCallError
from invoicemesh_client.extraction.inputs import InputDocument
from invoicemesh_client.flat import FlatError
from invoicemesh_client.parallel import each_in_order


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

    return each_in_order(read, documents, at_a_time=jobs)
