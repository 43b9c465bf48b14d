"""Figures over all invoices, those in the trash left out. Sums are exact and of one currency each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, SQLColumnExpression, case, extract, func, literal, select
from sqlalchemy.orm import Session

from invoice_service.records.states import APPROVED, NEEDS_REVIEW, READY, REJECTED, SPLIT
from invoice_service.store.clock import Clock
from invoice_service.store.exact_sum import exact_sum
from invoice_service.store.repositories.history import HistoryAction
from invoice_service.store.repositories.jobs import SERVICE
from invoice_service.store.rows import HistoryRow, InvoiceRow, JobRow, SupplierRow
from invoicemesh.invoice.v1.invoice_data_pb2 import DocumentType
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState
from invoicemesh.invoice.v1.statistics_pb2 import Overdue

# Decisions whose times are looked at, the newest: more would change no median.
_MAX_DECISIONS = 10_000

_RECORDED = (NEEDS_REVIEW, READY, APPROVED, REJECTED)
_OWED = (NEEDS_REVIEW, READY, APPROVED)
_NO_DEMAND = (
    DocumentType.DOCUMENT_TYPE_PRO_FORMA,
    DocumentType.DOCUMENT_TYPE_STATEMENT,
    DocumentType.DOCUMENT_TYPE_ORDER,
    DocumentType.DOCUMENT_TYPE_REMINDER,
    DocumentType.DOCUMENT_TYPE_QUOTE,
    DocumentType.DOCUMENT_TYPE_DELIVERY_NOTE,
    DocumentType.DOCUMENT_TYPE_OTHER,
)
_ITEM = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True)
class Period:
    """Days from the first to the last; None: no end on that side."""

    first: date | None
    last: date | None

    def of_days(self, column: SQLColumnExpression[Any]) -> Iterator[ColumnElement[bool]]:
        """Give the conditions that a day lies in it."""
        if self.first:
            yield column >= self.first
        if self.last:
            yield column <= self.last

    def of_moments(self, column: SQLColumnExpression[Any]) -> Iterator[ColumnElement[bool]]:
        """Give the conditions that a moment lies in it, days being those of UTC."""
        if self.first:
            yield column >= datetime.combine(self.first, time(), UTC)
        if self.last:
            yield column < datetime.combine(self.last, time(), UTC) + timedelta(days=1)


@dataclass(frozen=True)
class Sum:
    """The sum of some amounts of one currency, and of how many invoices they are."""

    currency: str
    amount: Decimal
    count: int


@dataclass(frozen=True)
class SupplierSum:
    """What was spent with a supplier, in one currency."""

    supplier_id: str
    name: str
    sum: Sum


@dataclass(frozen=True)
class Queue:
    """Invoices that wait, those in work, and since when the longest waiting one could be; None when none waits."""

    waiting: int
    running: int
    oldest: datetime | None


class Statistics:
    """The figures."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def states(self) -> dict[InvoiceState.ValueType, int]:
        """Count the invoices in each state that any is in."""
        query = select(InvoiceRow.state, func.count()).where(InvoiceRow.delete_time.is_(None))
        return {row[0]: row[1] for row in self._session.execute(query.group_by(InvoiceRow.state))}

    def queue(self) -> Queue:
        """Count the work that waits and that is being done."""
        held = (JobRow.owner != "") & (JobRow.claimable_time > self._clock())
        running = self._session.scalar(select(func.count()).select_from(JobRow).where(held)) or 0
        waiting, oldest = self._session.execute(
            select(func.count(), func.min(JobRow.claimable_time)).select_from(JobRow).where(~held)
        ).one()
        return Queue(waiting, running, oldest)

    def spend_by_month(self, period: Period) -> list[tuple[date, Sum]]:
        """Add up what was spent in each month, the first day of which is given; the oldest first."""
        year, month = (extract(part, InvoiceRow.issue_date) for part in ("year", "month"))
        rows = self._spend(period, year, month).where(InvoiceRow.issue_date.is_not(None))
        sums = _added((date(row[0], row[1], 1), row) for row in self._session.execute(rows))
        return sorted(sums, key=lambda pair: (pair[0], pair[1].currency))

    def spend_by_supplier(self, period: Period, *, limit: int) -> list[SupplierSum]:
        """Add up what was spent with each supplier, what was merged into it included.

        Of each currency the largest sums come first, `limit` of them at most. Invoices without a supplier are left out.
        """
        rows = self._spend(period, InvoiceRow.supplier_id).where(InvoiceRow.supplier_id.is_not(None))
        whole_of = self._wholes()
        sums = sorted(
            _added((whole_of.get(row[0], row[0]), row) for row in self._session.execute(rows)),
            key=lambda pair: (-pair[1].amount, pair[0]),
        )
        taken: Counter[str] = Counter()
        largest = []
        for supplier_id, one in sums:
            taken[one.currency] += 1
            if taken[one.currency] <= limit:
                largest.append((supplier_id, one))
        ids = {supplier_id for supplier_id, _ in largest}
        named = select(SupplierRow.id, SupplierRow.name).where(SupplierRow.id.in_(ids))
        names = {row.id: row.name for row in self._session.execute(named)}
        spent = [SupplierSum(supplier_id, names.get(supplier_id, ""), one) for supplier_id, one in largest]
        return sorted(spent, key=lambda one: one.sum.currency)

    def ageing(self, today: date) -> list[tuple[Overdue.ValueType, Sum]]:
        """Add up what is still to be paid by how long it is overdue."""
        overdue = case(
            (InvoiceRow.due_date.is_(None), Overdue.OVERDUE_UNSPECIFIED),
            (InvoiceRow.due_date >= today, Overdue.OVERDUE_NOT_DUE),
            (InvoiceRow.due_date >= today - timedelta(days=30), Overdue.OVERDUE_30_DAYS),
            (InvoiceRow.due_date >= today - timedelta(days=60), Overdue.OVERDUE_60_DAYS),
            (InvoiceRow.due_date >= today - timedelta(days=90), Overdue.OVERDUE_90_DAYS),
            else_=Overdue.OVERDUE_LONGER,
        )
        bucket = literal(0, Integer) + overdue
        rows = (
            select(bucket, *_sum_columns(InvoiceRow.amount_due))
            .where(*_of_money(), InvoiceRow.state.in_(_OWED), InvoiceRow.amount_due.is_not(None))
            .group_by(bucket, InvoiceRow.currency, _is_credit())
        )
        sums = _added((Overdue.ValueType(row[0]), row) for row in self._session.execute(rows))
        return sorted(sums, key=lambda pair: (pair[0], pair[1].currency))

    def processed(self, period: Period) -> tuple[int, int]:
        """Count the invoices that have a record, and those of them that passed without a change of a value."""
        corrected = select(HistoryRow.id).where(
            HistoryRow.invoice_id == InvoiceRow.id,
            HistoryRow.action == HistoryAction.CORRECTED.value,
            HistoryRow.path != "",
        )
        untouched = InvoiceRow.state.in_((READY, APPROVED)) & ~corrected.exists()
        row = self._session.execute(
            select(func.count(), func.sum(case((untouched, 1), else_=0))).where(
                *self._arrived(period), InvoiceRow.process_time.is_not(None), InvoiceRow.state.in_(_RECORDED)
            )
        ).one()
        return row[0], int(row[1] or 0)

    def corrections(self, period: Period, *, limit: int) -> list[tuple[str, int]]:
        """Count the changes of each field by people; items of lists count together, as `line_items[].quantity`."""
        query = (
            select(HistoryRow.path, func.count())
            .join(InvoiceRow, InvoiceRow.id == HistoryRow.invoice_id)
            .where(*self._arrived(period), HistoryRow.action == HistoryAction.CORRECTED.value, HistoryRow.path != "")
            .group_by(HistoryRow.path)
        )
        counts: Counter[str] = Counter()
        for path, count in self._session.execute(query):
            counts[_ITEM.sub("[]", path)] += count
        return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]

    def decided(self, period: Period) -> int:
        """Count the decisions that people made."""
        return self._session.scalar(select(func.count()).where(*self._decided(period))) or 0

    def review_times(self, period: Period) -> list[timedelta]:
        """Give how long people took from the end of processing to a decision, the shortest time first.

        Of very many decisions, those on the newest invoices count.
        """
        query = (
            select(InvoiceRow.process_time, InvoiceRow.decision_time)
            .where(*self._decided(period))
            .order_by(InvoiceRow.id.desc())
            .limit(_MAX_DECISIONS)
        )
        return sorted(
            decided - processed for processed, decided in self._session.execute(query) if processed and decided
        )

    def _wholes(self) -> dict[str, str]:
        """Give, for each supplier that was merged, the one that it is part of in the end; by id."""
        merged = select(SupplierRow.id, SupplierRow.merged_into).where(SupplierRow.merged_into.is_not(None))
        into: dict[str, str] = {row[0]: row[1] for row in self._session.execute(merged) if row[1] is not None}
        wholes = {}
        for supplier_id, whole in into.items():
            while whole in into:
                whole = into[whole]  # noqa: PLW2901 - it goes up until the end
            wholes[supplier_id] = whole
        return wholes

    def _arrived(self, period: Period) -> Iterator[ColumnElement[bool]]:
        yield InvoiceRow.delete_time.is_(None)
        yield from period.of_moments(InvoiceRow.create_time)

    def _decided(self, period: Period) -> Iterator[ColumnElement[bool]]:
        yield from self._arrived(period)
        yield InvoiceRow.decision_time.is_not(None)
        yield InvoiceRow.decided_by != SERVICE

    def _spend(self, period: Period, *by: SQLColumnExpression[Any]) -> Any:
        return (
            select(*by, *_sum_columns(InvoiceRow.gross_total))
            .where(
                *_of_money(),
                *period.of_days(InvoiceRow.issue_date),
                InvoiceRow.state.not_in((REJECTED, SPLIT)),
                InvoiceRow.gross_total.is_not(None),
            )
            .group_by(*by, InvoiceRow.currency, _is_credit())
        )


def _of_money() -> Iterator[ColumnElement[bool]]:
    yield InvoiceRow.delete_time.is_(None)
    yield InvoiceRow.currency != ""
    yield InvoiceRow.document_type.not_in(_NO_DEMAND)


def _is_credit() -> ColumnElement[bool]:
    return InvoiceRow.document_type == DocumentType.DOCUMENT_TYPE_CREDIT_NOTE


def _sum_columns(amount: SQLColumnExpression[Any]) -> tuple[SQLColumnExpression[Any], ...]:
    """The last columns of a row that `_added` takes."""
    return InvoiceRow.currency, _is_credit().label("is_credit"), exact_sum(amount).label("amount"), func.count()


def _added(rows: Iterable[tuple[Any, Row[Any]]]) -> list[tuple[Any, Sum]]:
    """Join the sums of what is owed and of credit notes, which are given positively and reduce it."""
    sums: defaultdict[tuple[Any, str], tuple[Decimal, int]] = defaultdict(lambda: (Decimal(0), 0))
    for key, row in rows:
        currency, is_credit, amount, count = tuple(row)[-4:]
        former, former_count = sums[key, currency]
        sums[key, currency] = (former - amount if is_credit else former + amount, former_count + count)
    return [(key, Sum(currency, amount, count)) for (key, currency), (amount, count) in sums.items()]
