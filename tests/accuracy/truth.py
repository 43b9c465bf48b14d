"""What a document really states: the JSON file beside it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from tests.accuracy.fields import Cell, Field

Row: TypeAlias = Mapping[Cell, str]
"""The cells of a line item that have a value."""

_MORE_RIGHT_VALUES: Mapping[Field, str] = MappingProxyType(
    {
        Field.SUPPLIER_NAME: "supplier_aliases",
        Field.CUSTOMER_NAME: "customer_aliases",
        Field.ISSUE_DATE: "issue_date_candidates",
    }
)


@dataclass(frozen=True)
class Truth:
    """The values that are right for each field whose truth is known; none where the document does not state it.

    `rows` is empty where the line items are not known.
    """

    values: Mapping[Field, tuple[str, ...]]
    rows: tuple[Row, ...]
    is_receipt: bool


def read_truth(path: Path) -> Truth | None:
    """Gives the truth that a file holds; None for a file without a gross total, which is no truth of a document.

    A key that is absent is unknown and not scored; one that is null is known not to stand on the document. Raises
    ValueError for a file that is no JSON.
    """
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path} is no JSON: {error}") from error
    if not isinstance(known, dict) or Field.GROSS_TOTAL not in known:
        return None
    return Truth(
        values=MappingProxyType({field: _right_values(known, field) for field in Field if _is_known(known, field)}),
        rows=tuple(row_of(row) for row in known.get("line_items") or ()),
        is_receipt="receipt" in (known.get("doc_type"), known.get("document_type")),
    )


def row_of(cells: Mapping[str, object]) -> Row:
    """Gives the cells that are scored and have a value."""
    return {cell: str(cells[cell]) for cell in Cell if cells.get(cell) not in (None, "")}


def _is_known(known: Mapping[str, object], field: Field) -> bool:
    return field in known or bool(known.get(_MORE_RIGHT_VALUES.get(field, "")))


def _right_values(known: Mapping[str, object], field: Field) -> tuple[str, ...]:
    more = known.get(_MORE_RIGHT_VALUES.get(field, ""))
    values = [known.get(field), *(more if isinstance(more, list) else ())]
    return tuple(str(value) for value in values if value is not None)
