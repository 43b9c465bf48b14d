"""Short forms of invoice ids: the beginning of an id stands for the whole as long as only one begins so."""

from collections.abc import Iterable
from itertools import islice, pairwise

from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client.client import InvoiceMeshClient
from invoicemesh_client.errors import MeshCallError

_SHORTEST = 8


class ShortIdError(Exception):
    """The beginning of an id that no invoice, or more than one, has; as a sentence."""


def resolve_id(client: InvoiceMeshClient, text: str) -> str:
    """Gives the id of the one invoice, archived, deleted or neither, whose id is or begins with `text`, case ignored.

    Raises ShortIdError when there is none or more than one, and MeshCallError when a call fails.
    """
    wanted = text.strip()
    if not wanted:
        raise ShortIdError("An empty id stands for no invoice.")
    try:
        return client.get(wanted).id
    except MeshCallError as refusal:
        if refusal.reason not in ("INVOICE_NOT_FOUND", "REQUEST_INVALID"):
            raise
    everything = pb.InvoiceFilter(archived=pb.ARCHIVE_FILTER_INCLUDED, deleted=pb.INCLUSION_INCLUDED)
    ids = (summary.id for summary in client.list(everything))
    found = [*islice((one for one in ids if one.lower().startswith(wanted.lower())), 2)]
    if not found:
        raise ShortIdError(f"There is no invoice whose id begins with {text}.")
    if len(found) > 1:
        raise ShortIdError(f"More than one id begins with {text}: {found[0]} and {found[1]}, for example.")
    return found[0]


def short_length(ids: Iterable[str]) -> int:
    """Gives how many characters tell these ids apart, at least 8."""
    ordered = sorted(set(ids))
    return max([_SHORTEST, *(_shared_length(*pair) + 1 for pair in pairwise(ordered))])


def _shared_length(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
