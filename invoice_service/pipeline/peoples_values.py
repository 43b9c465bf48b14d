"""Keeps what people set in a record when its document is processed again."""

from dataclasses import replace
from functools import reduce

from en16931 import field_path
from invoice_service.records.record import Record
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.reading_pb2 import Reading


def keep_peoples_values(fresh: Record, former: Record) -> Record:
    """The fresh record with every value that a person set or confirmed in the former one.

    A list of which a person touched an item is kept as a whole: the items found this time may be others, and mixing
    both would count amounts twice.
    """
    settled = [reading for reading in former.readings if reading.confirmed_by]
    lists = {_list_of(reading.path) for reading in settled if _list_of(reading.path)}
    data = InvoiceData()
    data.CopyFrom(fresh.data)
    readings = {reading.path: reading for reading in fresh.readings if _list_of(reading.path) not in lists}

    for path in sorted(lists):
        _replace_list(data, former.data, path)
    for reading in former.readings:
        if _list_of(reading.path) in lists:
            readings[reading.path] = reading
        elif reading.confirmed_by:
            _set(data, reading)
            readings[reading.path] = reading
    return replace(fresh, data=data, readings=tuple(readings.values()))


def _list_of(path: str) -> str:
    """The outermost list that a path leads into, e.g. `line_items` or `payment.accounts`; empty for none."""
    before, bracket, _ = path.partition("[")
    return before if bracket else ""


def _set(data: InvoiceData, reading: Reading) -> None:
    if reading.value:
        field_path.set_value(data, reading.path, reading.value)
    else:
        field_path.clear(data, reading.path)


def _replace_list(data: InvoiceData, former: InvoiceData, path: str) -> None:
    *groups, name = path.split(".")
    items = getattr(reduce(getattr, groups, data), name)
    del items[:]
    items.MergeFrom(getattr(reduce(getattr, groups, former), name))
