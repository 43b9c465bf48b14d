"""Joins rows to a JSON object, for which databases have different names."""

from typing import Any

from sqlalchemy import SQLColumnExpression
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


def json_object_of(names: SQLColumnExpression[str], values: SQLColumnExpression[Any]) -> FunctionElement[str]:
    """Give the object of all rows of a group, as text; NULL or an empty object when there are none."""
    return _JsonObject(names, values)


class _JsonObject(FunctionElement[str]):
    name = "json_objectagg"
    inherit_cache = True


@compiles(_JsonObject)
def _mysql(element: _JsonObject, compiler: SQLCompiler, **how: Any) -> str:
    return f"json_objectagg({compiler.process(element.clauses, **how)})"


@compiles(_JsonObject, "sqlite")
def _sqlite(element: _JsonObject, compiler: SQLCompiler, **how: Any) -> str:
    return f"json_group_object({compiler.process(element.clauses, **how)})"
