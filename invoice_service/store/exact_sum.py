"""The exact sum of amounts, which SQLite keeps as text and would add up as floating-point numbers."""

import sqlite3
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from invoice_service.store.column_types import Amount


def exact_sum(amounts: SQLColumnExpression[Any]) -> ColumnElement[Decimal]:
    """Give the sum of a column of amounts, absent ones left out."""
    return _ExactSum(amounts)


def add_exact_sum(connection: sqlite3.Connection) -> None:
    """Teach a connection to SQLite to add amounts; other databases know how."""
    connection.create_aggregate("exact_sum", 1, _Adding)  # type: ignore[arg-type]


class _ExactSum(FunctionElement[Decimal]):
    name = "sum"
    type = Amount()
    inherit_cache = True


@compiles(_ExactSum)
def _sum(element: _ExactSum, compiler: SQLCompiler, **how: Any) -> str:
    return f"sum({compiler.process(element.clauses, **how)})"


@compiles(_ExactSum, "sqlite")
def _exact_sum(element: _ExactSum, compiler: SQLCompiler, **how: Any) -> str:
    return f"exact_sum({compiler.process(element.clauses, **how)})"


class _Adding:
    """One sum in the making, as sqlite3 wants it."""

    def __init__(self) -> None:
        self._sum = Decimal(0)

    def step(self, amount: str | None) -> None:
        if amount is not None:
            self._sum += Decimal(amount)

    def finalize(self) -> str:
        return f"{self._sum:f}"
