"""Waits until invoices have been processed."""

from collections.abc import Callable, Sequence

from invoicemesh.invoice.v1 import invoice_pb2
from invoicemesh_client.client import InvoiceMeshClient

_WATCH_LIMIT = 200
_UNSETTLED = frozenset({invoice_pb2.INVOICE_STATE_RECEIVED, invoice_pb2.INVOICE_STATE_PROCESSING})


def wait_until_settled(
    client: InvoiceMeshClient,
    invoice_ids: Sequence[str],
    on_change: Callable[[invoice_pb2.InvoiceSummary], None] | None = None,
) -> dict[str, invoice_pb2.InvoiceSummary]:
    """Waits until no invoice waits or is processed any more, and gives their summaries then, by id.

    `on_change` gets every state and progress on the way. Raises MeshCallError when the mesh cannot be followed.
    """
    settled: dict[str, invoice_pb2.InvoiceSummary] = {}
    for start in range(0, len(invoice_ids), _WATCH_LIMIT):
        batch = set(invoice_ids[start : start + _WATCH_LIMIT])
        messages = client.watch(sorted(batch))
        for message in messages:
            if not message.HasField("invoice"):
                continue
            invoice = message.invoice
            if on_change:
                on_change(invoice)
            if invoice.state in _UNSETTLED:
                settled.pop(invoice.id, None)
            else:
                settled[invoice.id] = invoice
            if batch <= settled.keys():
                break
    return settled
