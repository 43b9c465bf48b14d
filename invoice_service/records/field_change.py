"""A change of one field of a record, as corrections and processing make it and as the history keeps it."""

from contextlib import suppress
from dataclasses import dataclass

from en16931 import field_path
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData


@dataclass(frozen=True)
class FieldChange:
    """The value of a field before and after, in canonical text; None where there is none.

    An item that comes or goes has the empty text: it is there, and its values are fields of their own.
    """

    path: str
    old: str | None
    new: str | None


def changes_between(before: InvoiceData, after: InvoiceData) -> tuple[FieldChange, ...]:
    """What makes one record of the other, in the order of the fields; what is gone comes last."""
    old, new = _texts(before), _texts(after)
    changed = (FieldChange(path, old.get(path), value) for path, value in new.items() if old.get(path) != value)
    gone = (FieldChange(path, value, None) for path, value in old.items() if path not in new)
    return (*changed, *gone)


def _texts(data: InvoiceData) -> dict[str, str]:
    """The values by their paths; those before the first that is malformed, for which there is no text."""
    texts: dict[str, str] = {}
    with suppress(ValueError):
        for path, text in field_path.values(data):
            texts[path] = text
    return texts
