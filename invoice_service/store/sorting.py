"""The orders that a list can be in, other than the newest first."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Dialect, SQLColumnExpression, and_, or_

from invoice_service.store.column_types import as_number
from invoice_service.store.rows import InvoiceRow
from mesh.errors import FieldViolation, ServiceError

NEWEST_FIRST = "create_time desc"

# Invoices go by the time of their creation when they go by their ids.
_COLUMNS: Mapping[str, SQLColumnExpression[Any]] = MappingProxyType(
    {
        "create_time": InvoiceRow.id,
        "issue_date": InvoiceRow.issue_date,
        "due_date": InvoiceRow.due_date,
        "supplier_name": InvoiceRow.supplier_name,
        "gross_total": InvoiceRow.gross_total,
    }
)


@dataclass(frozen=True)
class Place:
    """Where an invoice stands in a list: the value that it is sorted by, None where it has none, and its id."""

    value: date | Decimal | str | None
    invoice_id: str

    def text(self) -> str:
        """Give it as a token carries it."""
        return json.dumps([None if self.value is None else str(self.value), self.invoice_id])


@dataclass(frozen=True)
class Sorting:
    """An order: by a field, then by id, both in the same direction."""

    field: str
    descending: bool

    @classmethod
    def of(cls, order_by: str) -> "Sorting | None":
        """Give the order of a request; None for the newest first. ServiceError `REQUEST_INVALID` for any other text."""
        words = order_by.split()
        field, direction = (*words, "asc", "asc")[:2] if words else ("create_time", "desc")
        if field not in _COLUMNS or len(words) > len(("field", "direction")) or direction not in {"asc", "desc"}:
            fields = ", ".join(_COLUMNS)
            sentence = f"Lists are sorted by one of {fields}, with “desc” behind it or not."
            raise ServiceError("REQUEST_INVALID", fields=[FieldViolation("order_by", sentence)])
        return None if f"{field} {direction}" == NEWEST_FIRST else cls(field, descending=direction == "desc")

    def value(self) -> SQLColumnExpression[Any]:
        """Give the column of the value in `Place`."""
        return _COLUMNS[self.field]

    def order(self, dialect: Dialect) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
        """Give what rows are sorted by. Databases agree that no value is the smallest."""
        columns = self._comparable(dialect), InvoiceRow.id
        return (columns[0].desc(), columns[1].desc()) if self.descending else (columns[0].asc(), columns[1].asc())

    def after(self, place: Place, dialect: Dialect) -> ColumnElement[bool]:
        """Give the condition that a row comes after a place."""
        column, row_id = self._comparable(dialect), InvoiceRow.id
        among_equals = row_id < place.invoice_id if self.descending else row_id > place.invoice_id
        if place.value is None:
            equal = and_(column.is_(None), among_equals)
            return equal if self.descending else or_(equal, column.is_not(None))
        value: Any = place.value
        if self.descending:
            return or_(and_(column <= value, or_(column < value, among_equals)), column.is_(None))
        return and_(column >= value, or_(column > value, among_equals))

    def place(self, text: str) -> Place:
        """Give the place that a token carries."""
        value, invoice_id = json.loads(text)
        if value is None or self.field in {"create_time", "supplier_name"}:
            return Place(value, invoice_id)
        return Place(Decimal(value) if self.field == "gross_total" else date.fromisoformat(value), invoice_id)

    def _comparable(self, dialect: Dialect) -> SQLColumnExpression[Any]:
        column = _COLUMNS[self.field]
        return as_number(column, dialect) if self.field == "gross_total" else column
