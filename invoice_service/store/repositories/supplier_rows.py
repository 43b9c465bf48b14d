"""Reads the rows of suppliers for the repositories that work with them, and follows what was merged."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from invoice_service.store.rows import SupplierRow
from mesh.errors import ServiceError


class SupplierRows:
    """The rows of one unit of work. Only repositories see them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        # A row that nobody holds is read anew each time that it is asked for.
        self._held: dict[str, SupplierRow] = {}

    def get(self, supplier_id: str) -> SupplierRow:
        """Give the row, merged or not. ServiceError `SUPPLIER_NOT_FOUND`."""
        row = self._session.get(SupplierRow, supplier_id)
        if row is None:
            raise ServiceError("SUPPLIER_NOT_FOUND", supplier_id=supplier_id)
        return row

    def lock(self, supplier_id: str) -> SupplierRow:
        """Give the row as it is now, which nobody else changes meanwhile. ServiceError `SUPPLIER_NOT_FOUND`."""
        row = self._session.get(SupplierRow, supplier_id, with_for_update=True, populate_existing=True)
        if row is None:
            raise ServiceError("SUPPLIER_NOT_FOUND", supplier_id=supplier_id)
        self._held[supplier_id] = row
        return row

    def whole(self, supplier_id: str) -> SupplierRow:
        """Give the supplier that this one is part of, itself when it is not merged."""
        row = self.get(supplier_id)
        while row.merged_into is not None:
            row = self.get(row.merged_into)
        return row

    def merged(self, supplier_ids: Collection[str]) -> Sequence[SupplierRow]:
        """Give the suppliers that were merged right into these, in the order of their merging."""
        into = select(SupplierRow).where(SupplierRow.merged_into.in_(supplier_ids))
        return self._session.scalars(into.order_by(SupplierRow.merge_time, SupplierRow.id)).all()

    def part_ids(self, supplier_id: str) -> tuple[str, ...]:
        """Give the id of a supplier and those of all that were merged into it, at whatever remove."""
        return tuple(self.whole_of_parts([supplier_id]))

    def whole_of_parts(self, supplier_ids: Collection[str]) -> Mapping[str, str]:
        """Give, for these suppliers and all that were merged into them, which of these each is part of; all by id."""
        whole_of = {supplier_id: supplier_id for supplier_id in supplier_ids}
        found: Collection[str] = supplier_ids
        while rows := self.merged(found):
            whole_of |= {row.id: whole_of[row.merged_into] for row in rows if row.merged_into is not None}
            found = [row.id for row in rows]
        return whole_of
