"""The suppliers as people see and change them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from sqlalchemy import func, select, tuple_
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.orm.attributes import flag_modified

from invoice_service.store.clock import Clock
from invoice_service.store.place_token import read_place, write_place
from invoice_service.store.repositories.supplier_rows import SupplierRows
from invoice_service.store.rows import InvoiceRow, SupplierAliasRow, SupplierMarkRow, SupplierRow
from invoice_service.store.supplier_messages import SupplierFigures, supplier_etag, to_supplier
from invoice_service.suppliers.name_key import name_key
from invoice_service.suppliers.settled import Settled
from invoicemesh.invoice.v1.supplier_pb2 import Supplier, SupplierMark
from mesh.errors import ServiceError

_MOST_MARKS_OF_A_KIND = 50


@dataclass(frozen=True)
class SupplierPage:
    """A page of the list, and the token of the next one; empty when this is the last."""

    suppliers: tuple[Supplier, ...]
    next_page_token: str


class Suppliers:
    """The suppliers. Methods with `supplier_id` raise ServiceError `SUPPLIER_NOT_FOUND`.

    Those with `etag` compare it, unless it is empty: ServiceError `SUPPLIER_CHANGED`.
    """

    def __init__(self, session: Session, clock: Clock, rows: SupplierRows) -> None:
        self._session = session
        self._clock = clock
        self._rows = rows

    def get(self, supplier_id: str) -> Supplier:
        """Give a supplier; of one that was merged, the one that it is part of."""
        return self._message(self._rows.whole(supplier_id))

    def list(self, *, page_size: int, page_token: str = "", name: str = "") -> SupplierPage:
        """Give so many suppliers (1 or more) by name, or those after the token's page; without their marks.

        `name`: only those whose name begins so. ServiceError `TOKEN_INVALID` for a token of another `name`.
        """
        beginning = name_key(name)
        query = (
            select(SupplierRow)
            .where(SupplierRow.merged_into.is_(None))
            .order_by(SupplierRow.name_key, SupplierRow.id)
            .options(selectinload(SupplierRow.aliases))
        )
        if beginning:
            query = query.where(SupplierRow.name_key.startswith(beginning, autoescape=True))
        if page_token:
            last_key, _, last_id = read_place(page_token, f"suppliers/{beginning}").rpartition("/")
            query = query.where(tuple_(SupplierRow.name_key, SupplierRow.id) > tuple_(last_key, last_id))
        rows = self._session.scalars(query.limit(page_size + 1)).all()
        page, has_more = rows[:page_size], len(rows) > page_size
        token = write_place(f"{page[-1].name_key}/{page[-1].id}", f"suppliers/{beginning}") if has_more else ""
        figures = self._counted([row.id for row in page])
        return SupplierPage(tuple(to_supplier(row, figures[row.id]) for row in page), token)

    def update(self, supplier_id: str, settled: Settled, *, etag: str) -> Supplier:
        """Change what people settle about a supplier, or about the one that it is part of."""
        row = self._lock(supplier_id, etag)
        if settled.name is not None:
            row.name, row.name_key = settled.name, name_key(settled.name)
        if settled.aliases is not None:
            row.aliases = [
                SupplierAliasRow(position=position, name=alias, name_key=name_key(alias))
                for position, alias in enumerate(settled.aliases)
            ]
        if settled.default_currency is not None:
            row.default_currency = settled.default_currency
        if settled.default_payment_days is not None:
            row.default_payment_days = settled.default_payment_days
        self._session.flush()
        return self._message(row)

    def merge(self, supplier_id: str, merged_id: str, *, etag: str, actor: str) -> Supplier:
        """Make one supplier part of another. ServiceError `SUPPLIER_MERGE_NOT_ALLOWED` when they are one already."""
        row = self._lock(supplier_id, etag)
        part = self._rows.lock(self._rows.whole(merged_id).id)
        if part.id == row.id:
            raise ServiceError("SUPPLIER_MERGE_NOT_ALLOWED")
        part.merged_into, part.merged_by, part.merge_time = row.id, actor, self._clock()
        self._changed(row)
        return self._message(row)

    def undo_merge(self, supplier_id: str) -> Supplier:
        """Make a merged supplier one of its own again. ServiceError `SUPPLIER_MERGE_NOT_ALLOWED` when it is one."""
        whole = self._rows.lock(self._rows.whole(supplier_id).id)
        row = self._rows.lock(supplier_id)
        if row.merged_into is None:
            raise ServiceError("SUPPLIER_MERGE_NOT_ALLOWED")
        row.merged_into, row.merged_by, row.merge_time = None, "", None
        self._changed(whole)
        return self._message(row)

    def _lock(self, supplier_id: str, etag: str) -> SupplierRow:
        row = self._rows.lock(self._rows.whole(supplier_id).id)
        if etag and etag != supplier_etag(row):
            raise ServiceError("SUPPLIER_CHANGED")
        return row

    def _changed(self, whole: SupplierRow) -> None:
        """Give a supplier a new version, of which none but the parts are new."""
        flag_modified(whole, "name")
        self._session.flush()

    def _message(self, row: SupplierRow) -> Supplier:
        figures = replace(self._counted([row.id])[row.id], marks=self._marks(self._rows.part_ids(row.id)))
        return to_supplier(row, figures, self._rows.merged([row.id]))

    def _counted(self, supplier_ids: Sequence[str]) -> dict[str, SupplierFigures]:
        """The figures of these suppliers and their parts, without marks and the invoices in the trash."""
        whole_of = self._rows.whole_of_parts(supplier_ids)
        counts = (
            select(InvoiceRow.supplier_id, func.count(), func.max(InvoiceRow.issue_date))
            .where(InvoiceRow.supplier_id.in_(whole_of), InvoiceRow.delete_time.is_(None))
            .group_by(InvoiceRow.supplier_id)
        )
        figures = dict.fromkeys(supplier_ids, SupplierFigures())
        for part_id, count, last_issue_date in self._session.execute(counts):
            whole_id = whole_of[str(part_id)]
            dates = [one for one in (figures[whole_id].last_issue_date, last_issue_date) if one is not None]
            figures[whole_id] = SupplierFigures(figures[whole_id].invoice_count + count, max(dates, default=None))
        return figures

    def _marks(self, part_ids: tuple[str, ...]) -> tuple[SupplierMark, ...]:
        count = func.count().label("invoice_count")
        shown = (
            select(SupplierMarkRow.kind, func.max(SupplierMarkRow.text).label("text"), count)
            .where(SupplierMarkRow.supplier_id.in_(part_ids))
            .group_by(SupplierMarkRow.kind, SupplierMarkRow.value)
            .order_by(SupplierMarkRow.kind, count.desc(), SupplierMarkRow.value)
        )
        by_kind = groupby(self._session.execute(shown), lambda row: row.kind)
        most = (islice(rows, _MOST_MARKS_OF_A_KIND) for _, rows in by_kind)
        marks = (
            SupplierMark(kind=row.kind, text=row.text, invoice_count=row.invoice_count) for rows in most for row in rows
        )
        return tuple(sorted(marks, key=lambda mark: mark.kind))
