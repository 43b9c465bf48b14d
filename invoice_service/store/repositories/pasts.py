"""Gathers what the checks of an invoice want to know of the others."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, union
from sqlalchemy.orm import Session

from en16931.amounts import to_decimal
from invoice_service.checks.page_look import look_alike
from invoice_service.checks.past import OtherInvoice, Past, SupplierPast
from invoice_service.records.states import REJECTED, SPLIT
from invoice_service.store.repositories.supplier_rows import SupplierRows
from invoice_service.store.rows import InvoiceRow, PageRow, SupplierMarkRow
from invoice_service.suppliers.number_key import number_key
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.supplier_pb2 import SUPPLIER_MARK_KIND_IBAN

# Invoices looked at for each kind of likeness, the newest first: an amount can be a common one.
_MOST_OTHERS = 50

# What was rejected, split or thrown away proves nothing, and nothing is a duplicate of it.
_COUNTS = (InvoiceRow.state.not_in((REJECTED, SPLIT)), InvoiceRow.delete_time.is_(None))

_OTHER = (
    InvoiceRow.id,
    InvoiceRow.filename,
    InvoiceRow.sha256,
    InvoiceRow.supplier_id,
    InvoiceRow.document_type,
    InvoiceRow.invoice_number,
    InvoiceRow.issue_date,
    InvoiceRow.currency,
    InvoiceRow.gross_total,
    InvoiceRow.first_page,
    InvoiceRow.last_page,
)
_IS_FIRST_PAGE = (PageRow.recognition_id == InvoiceRow.recognition_id) & (
    PageRow.number == func.coalesce(InvoiceRow.first_page, 1)
)

# Amounts from which the usual range is taken.
_MOST_AMOUNTS = 50


class Pasts:
    """The pasts of invoices: for their supplier, what came before them; for duplicates, all that is there."""

    def __init__(self, session: Session, supplier_rows: SupplierRows) -> None:
        self._session = session
        self._supplier_rows = supplier_rows

    def of(self, invoice_id: str, data: InvoiceData, supplier_id: str | None) -> Past:
        """Give the past of an invoice with this record and supplier. What is rejected or in the trash is left out."""
        supplier = None
        part_ids: tuple[str, ...] = ()
        if supplier_id is not None:
            whole = self._supplier_rows.whole(supplier_id)
            part_ids = self._supplier_rows.part_ids(whole.id)
            earlier = [InvoiceRow.supplier_id.in_(part_ids), InvoiceRow.id < invoice_id, *_COUNTS]
            amounts = self._amounts(data, earlier)
            supplier = SupplierPast(
                id=whole.id,
                name=whole.name,
                is_new=not amounts and self._session.scalar(select(InvoiceRow.id).where(*earlier).limit(1)) is None,
                ibans=self._ibans(invoice_id, part_ids),
                amounts=amounts,
                default_currency=whole.default_currency,
                default_payment_days=whole.default_payment_days,
            )
        return Past(supplier, self._others(invoice_id, data, part_ids))

    def _ibans(self, invoice_id: str, part_ids: Sequence[str]) -> frozenset[str]:
        """The trusted accounts. Each is looked up by itself, so that it does not matter how many invoices show it."""
        of_supplier = (SupplierMarkRow.supplier_id.in_(part_ids), SupplierMarkRow.kind == SUPPLIER_MARK_KIND_IBAN)
        accounts = select(SupplierMarkRow.value).where(*of_supplier).distinct().subquery()
        shown = (
            select(SupplierMarkRow.invoice_id)
            .join(InvoiceRow, InvoiceRow.id == SupplierMarkRow.invoice_id)
            .where(
                *of_supplier,
                SupplierMarkRow.value == accounts.c.value,
                SupplierMarkRow.trusted,
                SupplierMarkRow.invoice_id < invoice_id,
                *_COUNTS,
            )
        )
        return frozenset(self._session.scalars(select(accounts.c.value).where(shown.exists())))

    def _amounts(self, data: InvoiceData, earlier: Iterable[ColumnElement[bool]]) -> tuple[Decimal, ...]:
        newest = (
            select(InvoiceRow.gross_total)
            .where(
                *earlier,
                InvoiceRow.currency == data.currency,
                InvoiceRow.document_type == data.document_type,
                InvoiceRow.gross_total.is_not(None),
            )
            .order_by(InvoiceRow.id.desc())
            .limit(_MOST_AMOUNTS)
        )
        return tuple(amount for amount in self._session.scalars(newest) if amount is not None)

    def _others(self, invoice_id: str, data: InvoiceData, part_ids: Sequence[str]) -> tuple[OtherInvoice, ...]:
        own = self._session.get_one(InvoiceRow, invoice_id)
        alike: list[list[ColumnElement[bool]]] = [[InvoiceRow.sha256 == own.sha256]]
        if key := number_key(data.invoice_number):
            alike.append([InvoiceRow.supplier_id.in_(part_ids), InvoiceRow.number_key == key[:255]])
        if data.totals.HasField("gross"):
            gross = to_decimal(data.totals.gross)
            alike.append([InvoiceRow.gross_total == gross, InvoiceRow.currency == data.currency])
        found = union(
            *(
                select(
                    select(InvoiceRow.id)
                    .where(*conditions, InvoiceRow.id != invoice_id, *_COUNTS)
                    .order_by(InvoiceRow.id.desc())
                    .limit(_MOST_OTHERS)
                    .subquery()
                )
                for conditions in alike
            )
        ).subquery()
        others = (
            select(*_OTHER, PageRow.look)
            .join(found, found.c.id == InvoiceRow.id)
            .outerjoin(PageRow, _IS_FIRST_PAGE)
            .order_by(InvoiceRow.id)
        )
        rows = self._session.execute(others).all()
        own_look = self._look(own) if rows else ""
        return tuple(
            OtherInvoice(
                id=row.id,
                filename=row.filename,
                same_bytes=row.sha256 == own.sha256 and _share_a_page(row, own),
                same_supplier=row.supplier_id in part_ids,
                document_type=row.document_type,
                invoice_number=row.invoice_number,
                issue_date=row.issue_date,
                currency=row.currency,
                gross_total=row.gross_total,
                looks_alike=look_alike(own_look, row.look or ""),
            )
            for row in rows
        )

    def _look(self, row: InvoiceRow) -> str:
        first_page = select(PageRow.look).where(
            PageRow.recognition_id == row.recognition_id, PageRow.number == (row.first_page or 1)
        )
        return self._session.scalar(first_page) or ""


def _share_a_page(row: Row[*tuple[Any, ...]], other: InvoiceRow) -> bool:
    """Whether two invoices of the same bytes are made of the same page; an invoice of the whole has them all."""
    if row.first_page is None or row.last_page is None or other.first_page is None or other.last_page is None:
        return True
    return bool(row.first_page <= other.last_page and other.first_page <= row.last_page)
