"""Field paths without the ids of items: all IBANs of a document are values of `payment.accounts[].iban`."""

import re
from collections.abc import Iterable, Mapping

from google.protobuf.descriptor import Descriptor, FieldDescriptor

from en16931 import field_path
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData

_ID = re.compile(r"\[[^\]]*\]")


def by_path(values: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Gives the values of each field, those of all items of a list together, in their order."""
    found: dict[str, list[str]] = {}
    for path, value in values:
        found.setdefault(_ID.sub("[]", path), []).append(value)
    return {path: tuple(texts) for path, texts in found.items()}


def values_by_path(data: InvoiceData) -> Mapping[str, tuple[str, ...]]:
    """Gives the values of each field of a record."""
    return by_path(field_path.values(data))


def field_at(path: str) -> FieldDescriptor:
    """Gives the field of the contract at a path. Raises KeyError when there is none."""
    owner: Descriptor = InvoiceData.DESCRIPTOR
    *groups, last = _ID.sub("", path).split(".")
    for group in groups:
        below = owner.fields_by_name[group].message_type
        if below is None:
            raise KeyError(path)
        owner = below
    return owner.fields_by_name[last]
