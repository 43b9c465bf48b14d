"""What was read of a document: a result file of `invoicemesh extract`, flat or full."""

import json
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from google.protobuf.json_format import ParseDict, ParseError
from pydantic import TypeAdapter

from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadResult
from invoicemesh.invoice.v1.reading_pb2 import Reading
from invoicemesh_client.flat import FlatError, FlatResult, flatten_read_result
from tests.accuracy.fields import Cell, Field
from tests.accuracy.truth import Row, row_of

# The field paths of the record that a field of the flat result is made of.
_PATHS: Mapping[Field, str] = MappingProxyType(
    {
        Field.SUPPLIER_NAME: r"supplier\.name",
        Field.CUSTOMER_NAME: r"customer\.name",
        Field.INVOICE_NUMBER: r"invoice_number",
        Field.SUPPLIER_VAT_ID: r"supplier\.vat_id",
        Field.IBAN: r"payment\.accounts\[[^]]*\]\.iban",
        Field.ISSUE_DATE: r"issue_date",
        Field.DUE_DATE: r"due_date",
        Field.CURRENCY: r"currency",
        Field.NET_TOTAL: r"totals\.net",
        Field.TAX_TOTAL: r"totals\.tax",
        Field.GROSS_TOTAL: r"totals\.gross",
        Field.AMOUNT_DUE: r"totals\.amount_due",
        Field.SUPPLIER_ADDRESS: r"supplier\.address\..*",
    }
)
_LINE_ITEM_PATH = re.compile(r"line_items\[([^]]*)\]\.(\w+)")


@dataclass(frozen=True)
class Result:
    """A flat result and, where the file held it, the whole answer with the origin of each value."""

    flat: FlatResult
    full: ReadResult | None = None

    def value(self, field: Field) -> str | None:
        """Gives what was read of a field; None for nothing."""
        value: str | None = getattr(self.flat, field)
        return value or None

    def confidence(self, field: Field) -> float | None:
        """Gives how sure the value of a field is."""
        return self.flat.confidence.get(field)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The line items."""
        return tuple(row_of(asdict(item)) for item in self.flat.line_items)

    def cell_confidence(self, row: int, cell: Cell) -> float | None:
        """Gives how sure a cell is; the flat result knows no more than the least sure cell of all."""
        reading = self.cell_reading(row, cell)
        return self.flat.confidence.get("line_items") if reading is None else reading.confidence

    def readings(self, field: Field) -> tuple[Reading, ...]:
        """Gives the origins of a field, also of one that was looked for in vain; none of a flat result."""
        path = re.compile(_PATHS[field])
        return tuple(reading for reading in self._readings if path.fullmatch(reading.path))

    def cell_reading(self, row: int, cell: Cell) -> Reading | None:
        """Gives the origin of a cell of the row counted from 0; None when it is not known."""
        return self._line_readings[row].get(cell) if self.full else None

    @property
    def _readings(self) -> Sequence[Reading]:
        return self.full.readings if self.full else ()

    @cached_property
    def _line_readings(self) -> Sequence[Mapping[str, Reading]]:
        """The readings of each line that is in the flat result, in its order."""
        by_line: dict[str, dict[str, Reading]] = defaultdict(dict)
        for reading in self._readings:
            if match := _LINE_ITEM_PATH.fullmatch(reading.path):
                by_line[match[1]][match[2]] = reading
        lines = self.full.data.line_items if self.full else ()
        # A line of which the document states nothing is no row of the flat result.
        return [
            by_line[line.id]
            for line in lines
            if flatten_read_result(
                ReadResult(data=InvoiceData(line_items=[line]), readings=by_line[line.id].values())
            ).line_items
        ]


NO_RESULT = Result(FlatResult())


def read_result(path: Path) -> Result:
    """Gives the result that a file holds, NO_RESULT when there is no such file.

    Raises ValueError for a file that is not a result.
    """
    if not path.exists():
        return NO_RESULT
    try:
        return _parsed(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, TypeError, ParseError) as error:
        raise ValueError(f"{path} is no result of `invoicemesh extract`: {error}") from error


def _parsed(values: Any) -> Result:
    if not isinstance(values, dict):
        raise TypeError("it is no JSON object")
    if "needs_review" in values:
        return Result(TypeAdapter(FlatResult).validate_python(values))
    if "error" in values:
        return Result(FlatResult(error=FlatError(**values["error"])))
    full = ParseDict(values, ReadResult())
    return Result(flatten_read_result(full), full)
