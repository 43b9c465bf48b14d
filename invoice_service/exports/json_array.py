"""Invoices as a JSON array of Invoice messages in their JSON form, one a line."""

from collections.abc import Iterable

from google.protobuf.json_format import MessageToJson

from invoicemesh.invoice.v1.invoice_pb2 import Invoice

HEAD = b"[\n"
TAIL = b"\n]\n"


def items(invoices: Iterable[Invoice], *, first: bool) -> bytes:
    """Give these invoices as they follow the head (`first`) or others."""
    texts = [MessageToJson(invoice, indent=None, ensure_ascii=False) for invoice in invoices]
    separator = "" if first or not texts else ",\n"
    return (separator + ",\n".join(texts)).encode()
