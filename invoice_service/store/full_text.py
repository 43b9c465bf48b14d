"""The search for words in the full-text index that each kind of database keeps of the search texts.

The index follows the table by itself: an FTS5 table and its triggers in SQLite, a FULLTEXT index in MySQL.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from invoice_service.store.rows import SearchTextRow
from invoice_service.store.search_text import term


def holds(words: Sequence[str]) -> ColumnElement[bool]:
    """Give the condition that a row of `search_texts` holds each of these words, or a longer one that begins with it.

    The words are as `search_text.words` gives them: letters and digits, which no query language takes for signs.
    """
    return _Holds(
        literal(" ".join(f'"{term(word)}"*' for word in words)), literal(" ".join(f"+{term(word)}*" for word in words))
    )


def shows(word: str) -> ColumnElement[bool]:
    """Give the same condition for one word, answered by looking at the texts of the row instead of the index."""
    texts = literal(" ").concat(SearchTextRow.fields).concat(" ").concat(SearchTextRow.pages)
    return texts.like(f"% {term(word)}%")


class _Holds(FunctionElement[bool]):
    """Takes the query as FTS5 and as MySQL write it."""

    name = "holds"
    # Not Boolean, which MySQL has as the number 1: it was compared with the relevance that its search gives.
    type = Integer()  # type: ignore[assignment]
    inherit_cache = True


@compiles(_Holds, "sqlite")
def _fts5(element: _Holds, compiler: SQLCompiler, **how: Any) -> str:
    query = compiler.process(next(iter(element.clauses)), **how)
    return f"search_texts.number IN (SELECT rowid FROM search_index WHERE search_index MATCH {query})"  # noqa: S608 - bound


@compiles(_Holds, "mysql", "mariadb")
def _match_against(element: _Holds, compiler: SQLCompiler, **how: Any) -> str:
    _, clause = element.clauses
    return (
        f"MATCH (search_texts.fields, search_texts.pages) AGAINST ({compiler.process(clause, **how)} IN BOOLEAN MODE)"
    )
