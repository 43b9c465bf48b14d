"""The order in which the contract lists the fields of a record."""

import re
from collections.abc import Mapping

from google.protobuf.descriptor import FieldDescriptor

from invoicemesh.invoice.v1 import invoice_data_pb2

_STEP = re.compile(r"(?P<name>\w+)(?:\[(?P<item>\d+)])?")


def field_order(path: str) -> tuple[tuple[int, int], ...]:
    """Gives the key that sorts field paths: `supplier.name` before `customer.name`, line 2 before line 10.

    A field that this client does not know yet comes after its siblings.
    """
    key: list[tuple[int, int]] = []
    siblings: Mapping[str, FieldDescriptor] = invoice_data_pb2.InvoiceData.DESCRIPTOR.fields_by_name
    for step in _STEP.finditer(path):
        field = siblings.get(step["name"])
        key.append((len(siblings) if field is None else field.index, int(step["item"] or 0)))
        siblings = field.message_type.fields_by_name if field is not None and field.message_type is not None else {}
    return tuple(key)
