"""Puts invoices to suppliers: finds the one that an invoice shows, or makes it, and keeps what the invoice shows."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, delete, func, insert, literal, or_, select, union_all, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from invoice_service.checks.supplier_past import ACCOUNT_CHANGED
from invoice_service.store.clock import Clock
from invoice_service.store.identifiers import new_id
from invoice_service.store.repositories.supplier_rows import SupplierRows
from invoice_service.store.rows import InvoiceRow, SupplierAliasRow, SupplierMarkRow, SupplierRow
from invoice_service.suppliers.marks import Mark, marks_of
from invoice_service.suppliers.matching import KnownSupplier, best_match
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.supplier_pb2 import SUPPLIER_MARK_KIND_NAME, SUPPLIER_MARK_KIND_VAT_ID, SupplierMarkKind

# Letters that a misread name must share with the known one at its beginning, and suppliers looked at for that.
_SAME_BEGINNING = 5
_MOST_ALIKE = 200


class SupplierMarks:
    """What the invoices of one unit of work show of their suppliers."""

    def __init__(self, session: Session, clock: Clock, rows: SupplierRows) -> None:
        self._session = session
        self._clock = clock
        self._rows = rows

    def settle(self, invoice_id: str, data: InvoiceData) -> str | None:
        """Give the id of the supplier that an invoice shows, which is made when it is not known; None: it shows none.

        The supplier is locked until the unit of work ends, so that of two invoices of one supplier the later sees the
        earlier.
        """
        marks = marks_of(data)
        if not marks:
            return None
        known = self._known(self._candidates(marks, invoice_id), invoice_id)
        supplier_id = best_match(marks, known) or self._make(marks)
        row = self._rows.lock(supplier_id)
        if row.merged_into is not None:
            self._rows.lock(self._rows.whole(supplier_id).id)
        name = _name(marks)
        if (name.value, name.text) != (row.name_key, row.name) and self._is_only_invoice(invoice_id, row):
            self._follow(row, name)
        return supplier_id

    def update(self, row: InvoiceRow, data: InvoiceData, findings: Iterable[Finding], supplier_id: str | None) -> None:
        """Follow a record: `supplier_id` is what `settle` gave for it. A supplier without invoices goes."""
        former, row.supplier_id = row.supplier_id, supplier_id
        if former is not None:
            self._session.execute(delete(SupplierMarkRow).where(SupplierMarkRow.invoice_id == row.id))
        doubted = any(finding.rule_id == ACCOUNT_CHANGED and not finding.HasField("dismissal") for finding in findings)
        if supplier_id is not None:
            shown = [
                {
                    "invoice_id": row.id,
                    "kind": mark.kind,
                    "value": mark.value,
                    "text": mark.text,
                    "supplier_id": supplier_id,
                    "trusted": not doubted,
                }
                for mark in marks_of(data)
            ]
            self._session.execute(insert(SupplierMarkRow), shown)
        if former not in (None, supplier_id):
            self._session.flush()
            self.drop_if_empty(former)

    def drop_if_empty(self, supplier_id: str | None) -> None:
        """Remove a supplier that has no invoice and that no person touched: it was a misreading."""
        row = None if supplier_id is None else self._session.get(SupplierRow, supplier_id, with_for_update=True)
        if row is None or row.version > 1 or row.merged_into is not None or self._rows.merged([row.id]):
            return
        if self._session.scalar(select(InvoiceRow.id).where(InvoiceRow.supplier_id == row.id).limit(1)) is None:
            self._session.delete(row)
            self._session.flush()

    def _candidates(self, marks: Sequence[Mark], invoice_id: str) -> Sequence[str]:
        """The suppliers that share a mark with this invoice, or whose name begins alike."""
        # Each is answered from an index alone, however many invoices show the mark.
        shared = [
            select(SupplierMarkRow.supplier_id)
            .where(SupplierMarkRow.kind == mark.kind, SupplierMarkRow.value == mark.value)
            .group_by(SupplierMarkRow.supplier_id)
            .having(_shown_by_others(invoice_id))
            for mark in marks
        ]
        names = [mark.value for mark in marks if mark.kind == SUPPLIER_MARK_KIND_NAME]
        beginnings = [
            SupplierRow.name_key.startswith(name[:_SAME_BEGINNING], autoescape=True)
            for name in names
            if len(name) >= _SAME_BEGINNING
        ]
        alike = select(SupplierRow.id).where(or_(SupplierRow.name_key.in_(names), *beginnings)).limit(_MOST_ALIKE)
        found = union_all(
            *shared,
            select(SupplierAliasRow.supplier_id).where(SupplierAliasRow.name_key.in_(names)),
            select(alike.subquery()),
        )
        return sorted(set(self._session.scalars(found)))

    def _known(self, supplier_ids: Sequence[str], invoice_id: str) -> list[KnownSupplier]:
        """These suppliers and what other invoices and people say of them."""
        if not supplier_ids:
            return []
        marks: dict[str, set[tuple[SupplierMarkKind.ValueType, str]]] = {one: set() for one in supplier_ids}
        shown = (
            select(SupplierMarkRow.supplier_id, SupplierMarkRow.kind, SupplierMarkRow.value)
            .where(SupplierMarkRow.supplier_id.in_(supplier_ids))
            .group_by(SupplierMarkRow.supplier_id, SupplierMarkRow.kind, SupplierMarkRow.value)
            .having(_shown_by_others(invoice_id))
        )
        is_name = literal(SUPPLIER_MARK_KIND_NAME, SupplierMarkRow.kind.type)
        own = select(SupplierRow.id, is_name, SupplierRow.name_key).where(SupplierRow.id.in_(supplier_ids))
        aliases = select(SupplierAliasRow.supplier_id, is_name, SupplierAliasRow.name_key).where(
            SupplierAliasRow.supplier_id.in_(supplier_ids)
        )
        for supplier_id, kind, value in self._session.execute(union_all(shown, own, aliases)):
            marks[supplier_id].add((kind, value))
        return [KnownSupplier(supplier_id, frozenset(of_one)) for supplier_id, of_one in marks.items()]

    def _make(self, marks: Sequence[Mark]) -> str:
        name, now, origin = _name(marks), self._clock(), _origin(marks)
        row = SupplierRow(
            id=new_id(now),
            origin=origin,
            name=name.text,
            name_key=name.value,
            default_currency="",
            default_payment_days=0,
            create_time=now,
            merged_by="",
        )
        try:
            with self._session.begin_nested():
                self._session.add(row)
        except IntegrityError:  # Another run has made it of the same marks in this moment.
            return self._session.scalars(select(SupplierRow.id).where(SupplierRow.origin == origin)).one()
        return row.id

    def _is_only_invoice(self, invoice_id: str, row: SupplierRow) -> bool:
        others = select(InvoiceRow.id).where(InvoiceRow.supplier_id == row.id, InvoiceRow.id != invoice_id).limit(1)
        return row.version == 1 and self._session.scalar(others) is None

    def _follow(self, row: SupplierRow, name: Mark) -> None:
        """Name the supplier as its only invoice does now, until a person names it: that changes no version."""
        self._session.execute(
            update(SupplierRow).where(SupplierRow.id == row.id).values(name=name.text, name_key=name.value)
        )
        self._session.refresh(row)


def _shown_by_others(invoice_id: str) -> ColumnElement[bool]:
    """Whether, of the invoices of a group of marks, one is not this one."""
    first, last = func.min(SupplierMarkRow.invoice_id), func.max(SupplierMarkRow.invoice_id)
    return (first != invoice_id) | (last != invoice_id)


def _name(marks: Sequence[Mark]) -> Mark:
    """The name, or what there is in its place."""
    return next((mark for mark in marks if mark.kind == SUPPLIER_MARK_KIND_NAME), marks[0])


def _origin(marks: Sequence[Mark]) -> str:
    """What tells a new supplier from all others: its VAT id, else its name, else what there is."""
    vat_id = next((mark for mark in marks if mark.kind == SUPPLIER_MARK_KIND_VAT_ID), None)
    strongest = vat_id or _name(marks)
    return f"{SupplierMarkKind.Name(strongest.kind).removeprefix('SUPPLIER_MARK_KIND_')}:{strongest.value}"[:255]
