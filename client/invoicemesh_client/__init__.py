"""The Python client of InvoiceMesh and its command, `invoicemesh`."""

from invoicemesh_client.client import InvoiceMeshClient
from invoicemesh_client.errors import FieldViolation, MeshCallError
from invoicemesh_client.flat import FlatResult, flatten_invoice, flatten_read_result

__all__ = [
    "FieldViolation",
    "FlatResult",
    "InvoiceMeshClient",
    "MeshCallError",
    "flatten_invoice",
    "flatten_read_result",
]
