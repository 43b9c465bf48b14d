"""Field paths: names for the values of a record, such as `totals.gross` or `line_items[3].allowances[1].amount`.

The fields are those of the contract, by their names there. In brackets stands the id of an item, not its position, so
a path stays true when other items come and go.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from google.protobuf.descriptor import Descriptor, FieldDescriptor
from google.protobuf.message import Message

from en16931.field_value import Kind, kind_of, read, write
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData

_STEP = re.compile(r"([a-z][a-z0-9_]*)(?:\[([A-Za-z0-9_-]{1,64})\])?")


class FieldPathError(ValueError):
    """A path that names nothing in the contract or the record, or a value that does not fit its field."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path
        self.message = message


@dataclass(frozen=True)
class _Step:
    field: FieldDescriptor
    item_id: str | None


def get(data: InvoiceData, path: str) -> str | None:
    """Give the canonical text of a value; None when it, or the item it belongs to, is absent.

    Raises FieldPathError when the path names no value of the contract.
    """
    *way, last = _value_steps(path)
    owner: Message = data
    for step in way:
        child = _child(owner, step)
        if child is None:
            return None
        owner = child
    return read(owner, last.field)


def set_value(data: InvoiceData, path: str, text: str) -> None:
    """Set a value from its canonical text.

    Raises FieldPathError when the path names no value, its item is not there, or the text does not fit the field.
    """
    *way, last = _value_steps(path)
    owner = _walk(data, way, path)[-1]
    try:
        write(owner, last.field, text)
    except ValueError as error:
        raise FieldPathError(path, str(error)) from error


def clear(data: InvoiceData, path: str) -> None:
    """Make a value absent, and with it the groups that hold nothing else.

    Raises FieldPathError when the path names no value or its item is not there.
    """
    *way, last = _value_steps(path)
    owners = _walk(data, way, path)
    owners[-1].ClearField(last.field.name)
    for step, owner, parent in zip(reversed(way), reversed(owners[1:]), reversed(owners[:-1]), strict=True):
        if step.item_id is not None or owner.ByteSize():
            break
        parent.ClearField(step.field.name)


def add_item(data: InvoiceData, path: str) -> None:
    """Add an empty item with the id in the path, e.g. `line_items[7]`.

    Raises FieldPathError when the path names no item, its owner is not there, or the id is taken.
    """
    *way, last = _item_steps(path)
    owner = _walk(data, way, path)[-1]
    if _child(owner, last) is not None:
        raise FieldPathError(path, f"There is already an item {path}.")
    getattr(owner, last.field.name).add(id=last.item_id)


def remove_item(data: InvoiceData, path: str) -> None:
    """Remove the item with the id in the path. Raises FieldPathError when the path names no item that is there."""
    *way, last = _item_steps(path)
    owner = _walk(data, way, path)[-1]
    item = _child(owner, last)
    if item is None:
        raise FieldPathError(path, f"There is no item {path}.")
    getattr(owner, last.field.name).remove(item)


def new_item_id(data: InvoiceData, path: str, used: Iterable[str] = ()) -> str:
    """Give an id for a new item of a list, e.g. of `line_items`: a number above those present and those once used.

    `used` are the ids that the list ever had. Raises FieldPathError when the path names no list that can be there.
    """
    *way, last = _steps(path)
    if kind_of(last.field) is not Kind.ITEMS or last.item_id is not None:
        raise FieldPathError(path, f"{path} is not a list of items.")
    owner = _walk(data, way, path)[-1]
    taken = [*used, *(item.id for item in getattr(owner, last.field.name))]
    return str(1 + max((int(item_id) for item_id in taken if re.fullmatch("[0-9]+", item_id)), default=0))


def values(data: InvoiceData) -> Iterator[tuple[str, str]]:
    """Give the path and canonical text of every value that is there, in the order of the contract and of the items."""
    return _values(data, "")


def _values(message: Message, prefix: str) -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        path = prefix + field.name
        match kind_of(field):
            case Kind.ITEMS:
                for item in value:
                    yield from _values(item, f"{path}[{item.id}].")
            case Kind.GROUP:
                yield from _values(value, path + ".")
            case _ if not _is_id(field):
                text = read(message, field)
                if text is not None:
                    yield path, text


def _steps(path: str) -> list[_Step]:
    descriptor: Descriptor | None = InvoiceData.DESCRIPTOR
    steps: list[_Step] = []
    for part in path.split("."):
        match = _STEP.fullmatch(part)
        # After a single value the descriptor is None: nothing lies below it.
        field = descriptor.fields_by_name.get(match[1]) if match and descriptor else None
        if match is None or field is None or _is_id(field) or (match[2] is not None and not field.is_repeated):
            raise FieldPathError(path, f"“{path[:200]}” is not a field of an invoice.")
        if steps and kind_of(steps[-1].field) is Kind.ITEMS and steps[-1].item_id is None:
            raise FieldPathError(path, f"“{path[:200]}” does not say which item, as in line_items[3].quantity.")
        steps.append(_Step(field, match[2]))
        descriptor = field.message_type if kind_of(field) in (Kind.GROUP, Kind.ITEMS) else None
    return steps


def _is_id(field: FieldDescriptor) -> bool:
    # An item's id stands in the brackets of paths; it is no value of the document.
    return field.name == "id"


def _value_steps(path: str) -> list[_Step]:
    steps = _steps(path)
    if kind_of(steps[-1].field) in (Kind.GROUP, Kind.ITEMS):
        raise FieldPathError(path, f"{path} is not a single value.")
    return steps


def _item_steps(path: str) -> list[_Step]:
    steps = _steps(path)
    if steps[-1].item_id is None:
        raise FieldPathError(path, f"{path} is not an item such as line_items[3].")
    return steps


def _walk(data: InvoiceData, way: list[_Step], path: str) -> list[Any]:
    """Give the messages on the way, the record first; a group that is not there yet comes to be when written to."""
    messages: list[Any] = [data]
    for step in way:
        child = _child(messages[-1], step)
        if child is None:
            raise FieldPathError(path, f"There is no item {step.field.name}[{step.item_id}] in this record.")
        messages.append(child)
    return messages


def _child(message: Message, step: _Step) -> Any:
    child = getattr(message, step.field.name)
    if step.item_id is None:
        return child
    return next((item for item in child if item.id == step.item_id), None)
