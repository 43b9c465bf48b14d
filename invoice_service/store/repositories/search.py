"""Finds the invoices of a filter, the newest first, in a time that does not grow with the number of invoices.

A full-text index is quick for words that few invoices hold; for common ones it collects all of them, however few are
asked for. So the newest invoices are looked at first: words that many of them hold are found by going on with that, all
others by the index. Which of the two it is changes the time and never what is found.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, SQLColumnExpression, and_, cast, func, select, union_all
from sqlalchemy.orm import Session

from invoice_service.store.clock import Clock
from invoice_service.store.full_text import holds, shows
from invoice_service.store.repositories.invoice_filter import conditions, order_of, words_of
from invoice_service.store.rows import InvoiceRow, SearchTextRow
from invoice_service.store.sorting import Place, Sorting
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter

# Invoices that tell how common words are, and how many of them must hold words that are found by looking. Of words that
# one invoice in twenty holds, the index would collect fifty thousand among a million.
_SAMPLE = 200
_COMMON = 10

# Invoices that are looked at for common words, some ten microseconds each.
_MOST_LOOKED_AT = 10_000

_ITS_TEXT = SearchTextRow.invoice_id == InvoiceRow.id


class Search:
    """The searches of one unit of work. ServiceError `REQUEST_INVALID` for a filter that makes no sense."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def newest(self, invoice_filter: InvoiceFilter, *, limit: int, before: str = "") -> Select[str]:
        """Give the query of the ids of the newest `limit` invoices of the filter, the newest first.

        `before`: only those that are older than the invoice of this id.
        """
        scope = self._scope(invoice_filter, before)
        if not scope.words:
            return scope.newest(limit)
        if (found := self._by_looking(scope, limit)) is not None:
            return select(InvoiceRow.id).where(InvoiceRow.id.in_(found)).order_by(InvoiceRow.id.desc())
        return scope.by_index(limit)

    def sorted(
        self, invoice_filter: InvoiceFilter, sorting: Sorting, *, limit: int, after: Place | None = None
    ) -> Select[str]:
        """Give the query of the ids of the first `limit` invoices of the filter in this order, or of those `after` one.

        Of those that hold the filter's words, the newest 10,000 are sorted.
        """
        dialect = self._session.get_bind().dialect
        query = select(InvoiceRow.id)
        if words_of(invoice_filter):
            newest = self.newest(invoice_filter, limit=_MOST_LOOKED_AT).subquery()
            query = query.join(newest, newest.c.id == InvoiceRow.id)
        else:
            query = query.where(*conditions(invoice_filter, self._session, now=self._clock()))
        if after is not None:
            query = query.where(sorting.after(after, dialect))
        return query.order_by(*sorting.order(dialect)).limit(limit)

    def countable(self, invoice_filter: InvoiceFilter, *, limit: int) -> "Countable":
        """Give the query of the ids of the newest invoices of the filter that are to be counted, `limit` at most.

        Those with common words are looked for among the newest 10,000 of the other conditions.
        """
        scope = self._scope(invoice_filter, "")
        if not scope.words:
            return Countable(scope.newest(limit), is_all=True)
        looked_at, held = self._sample(scope)
        if looked_at < _SAMPLE:
            return Countable(scope.by_looking(limit), is_all=True)
        if held < _COMMON:
            return Countable(scope.by_index(limit), is_all=True)
        last = self._last_looked_at(scope)
        return Countable(scope.by_looking(limit, down_to=last), is_all=last is None)

    def among(self, invoice_ids: Collection[str], invoice_filter: InvoiceFilter) -> Select[str]:
        """Give the query of those of these ids whose invoices pass the filter, in no order."""
        together = (
            *conditions(invoice_filter, self._session, now=self._clock()),
            InvoiceRow.id.in_(sorted(invoice_ids)),
        )
        words = words_of(invoice_filter)
        query = select(InvoiceRow.id).where(*together)
        return query.join(SearchTextRow, _ITS_TEXT).where(*map(shows, words)) if words else query

    def _scope(self, invoice_filter: InvoiceFilter, before: str) -> "_Scope":
        order = order_of(invoice_filter)
        older = [order < before] if before else []
        # Of several states, each is looked through by itself: an index has their invoices in order one by one only.
        states = sorted(set(invoice_filter.states))
        filters = [_with_state(invoice_filter, state) for state in states] if len(states) > 1 else [invoice_filter]
        parts = [(*conditions(part, self._session, now=self._clock()), *older) for part in filters]
        return _Scope(words_of(invoice_filter), parts, order)

    def _by_looking(self, scope: "_Scope", limit: int) -> list[str] | None:
        """The ids of a search for common words; None when the index is to be asked."""
        looked_at, held = self._sample(scope)
        if looked_at < _SAMPLE or held >= limit:
            return list(self._session.scalars(scope.by_looking(limit)))
        if held < _COMMON:
            return None
        last = self._last_looked_at(scope)
        found = list(self._session.scalars(scope.by_looking(limit, down_to=last)))
        return found if last is None or len(found) == limit else None

    def _last_looked_at(self, scope: "_Scope") -> str | None:
        """The id of the last invoice to look at; None when there are fewer."""
        return self._session.scalar(scope.newest(1, offset=_MOST_LOOKED_AT - 1))

    def _sample(self, scope: "_Scope") -> tuple[int, int]:
        """How many of the newest invoices were looked at, and how many of them hold all words."""
        newest = scope.newest(_SAMPLE).subquery()
        holds_all = cast(and_(*map(shows, scope.words)), Integer).label("holds_all")
        sample = select(holds_all).join(newest, newest.c.id == SearchTextRow.invoice_id).subquery()
        looked_at, held = self._session.execute(
            select(func.count(), func.sum(sample.c.holds_all)).select_from(sample)
        ).one()
        return looked_at, int(held or 0)


def _with_state(invoice_filter: InvoiceFilter, state: InvoiceState.ValueType) -> InvoiceFilter:
    part = InvoiceFilter()
    part.CopyFrom(invoice_filter)
    part.states[:] = [state]
    return part


@dataclass(frozen=True)
class Countable:
    """The query of ids to count, and whether there are no others but for its limit."""

    ids: Select[str]
    is_all: bool


@dataclass(frozen=True)
class _Scope:
    """What a search looks for, and the conditions of each part of where it does."""

    words: Sequence[str]
    parts: Sequence[Sequence[ColumnElement[bool]]]
    order: SQLColumnExpression[Any]

    def newest(self, limit: int, *, offset: int = 0) -> Select[str]:
        return self._newest(limit, offset, lambda query: query)

    def by_looking(self, limit: int, *, down_to: str | None = None) -> Select[str]:
        down = [self.order >= down_to] if down_to is not None else []
        look = (*map(shows, self.words), *down)
        return self._newest(limit, 0, lambda query: query.join(SearchTextRow, _ITS_TEXT).where(*look))

    def by_index(self, limit: int) -> Select[str]:
        # What holds most letters and digits is rarest, as a rule: the index is quickest when it begins with that.
        words = sorted(self.words, key=lambda word: (any(map(str.isdigit, word)), len(word)), reverse=True)
        found = holds(words)
        return self._newest(limit, 0, lambda query: query.join(SearchTextRow, _ITS_TEXT).where(found))

    def _newest(self, limit: int, offset: int, narrow: Callable[[Select[str]], Select[str]]) -> Select[str]:
        queries = [
            narrow(select(InvoiceRow.id).where(*part)).order_by(self.order.desc()).limit(limit + offset)
            for part in self.parts
        ]
        if len(queries) == 1:
            return queries[0].limit(limit).offset(offset) if offset else queries[0]
        together = union_all(*(select(query.subquery()) for query in queries)).subquery()
        query = select(together.c.id).order_by(together.c.id.desc()).limit(limit)
        return query.offset(offset) if offset else query
