"""Compares what was read of a document with its truth, field by field."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path

from invoicemesh_client import FlatResult

_NOT_COMPARED = frozenset({"needs_review", "confidence", "findings"})
_TABLES = ("tax_lines", "line_items")


class Verdict(StrEnum):
    """How what was read stands to the truth."""

    RIGHT = "right"
    MISSED = "missed"
    """The document states a value, and none was read."""
    WRONG = "wrong"
    """A value was read that the document does not state."""


@dataclass(frozen=True)
class FieldComparison:
    """A field of the flat result, a cell of a table as `line_items[0].quantity`; rows are paired by their order."""

    name: str
    verdict: Verdict
    read: str | None
    truth: str | None


def compare(read: FlatResult, truth_file: Path) -> tuple[FieldComparison, ...]:
    """Compares every field that the document states or that was read. The truth is a flat result as a JSON file."""
    seen = dict(_values(read.to_object()))
    truth = dict(_values(json.loads(truth_file.read_text(encoding="utf-8"))))
    names = [*truth, *(name for name in seen if name not in truth)]
    return tuple(
        FieldComparison(name, _verdict(seen.get(name), truth.get(name)), seen.get(name), truth.get(name))
        for name in names
    )


def _values(flat: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Gives the names and values of all fields and cells that have a value."""
    for name, value in flat.items():
        if name in _TABLES and isinstance(value, list | tuple):
            for number, row in enumerate(value):
                yield from ((f"{name}[{number}].{key}", cell) for key, cell in row.items() if cell is not None)
        elif isinstance(value, str) and name not in _NOT_COMPARED:
            yield name, value


def _verdict(read: str | None, truth: str | None) -> Verdict:
    if read is None:
        return Verdict.MISSED
    if truth is None or _canonical(read) != _canonical(truth):
        return Verdict.WRONG
    return Verdict.RIGHT


def _canonical(value: str) -> Decimal | str:
    """Lets `19` equal `19.00`, and texts that differ only in case and spaces equal each other."""
    try:
        return Decimal(value)
    except InvalidOperation:
        return "".join(value.split()).casefold()
