"""Gathers what the checks of an invoice want to know of the others."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlalchemy import ColumnElement, select
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
            supplier = SupplierPast(
                id=whole.id,
                name=whole.name,
                is_new=self._session.scalar(select(InvoiceRow.id).where(*earlier).limit(1)) is None,
                ibans=self._ibans(invoice_id, part_ids),
                amounts=self._amounts(data, earlier),
                default_currency=whole.default_currency,
                default_payment_days=whole.default_payment_days,
            )
        return Past(supplier, self._others(invoice_id, data, part_ids))

    def _ibans(self, invoice_id: str, part_ids: Sequence[str]) -> frozenset[str]:
        known = (
            select(SupplierMarkRow.value)
            .join(InvoiceRow, InvoiceRow.id == SupplierMarkRow.invoice_id)
            .where(
                SupplierMarkRow.supplier_id.in_(part_ids),
                SupplierMarkRow.kind == SUPPLIER_MARK_KIND_IBAN,
                SupplierMarkRow.trusted,
                SupplierMarkRow.invoice_id < invoice_id,
                *_COUNTS,
            )
        )
        return frozenset(self._session.scalars(known.distinct()))

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
        found: dict[str, InvoiceRow] = {}
        for conditions in alike:
            query = select(InvoiceRow).where(*conditions, InvoiceRow.id != invoice_id, *_COUNTS)
            for row in self._session.scalars(query.order_by(InvoiceRow.id.desc()).limit(_MOST_OTHERS)):
                found[row.id] = row
        looks = self._looks([own, *found.values()])
        own_look = looks.get((own.recognition_id, own.first_page or 1), "")
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
                looks_alike=look_alike(own_look, looks.get((row.recognition_id, row.first_page or 1), "")),
            )
            for row in sorted(found.values(), key=lambda row: row.id)
        )

    def _looks(self, rows: Iterable[InvoiceRow]) -> dict[tuple[int | None, int], str]:
        """The looks of the first pages, by the recognition that they are of and their number in the document."""
        wanted = {(row.recognition_id, row.first_page or 1) for row in rows if row.recognition_id is not None}
        first_pages = select(PageRow.recognition_id, PageRow.number, PageRow.look).where(
            PageRow.recognition_id.in_({one for one, _ in wanted}), PageRow.number.in_({number for _, number in wanted})
        )
        return {(row.recognition_id, row.number): row.look for row in self._session.execute(first_pages)}


def _share_a_page(row: InvoiceRow, other: InvoiceRow) -> bool:
    """Whether two invoices of the same bytes are made of the same page; an invoice of the whole has them all."""
    if row.first_page is None or row.last_page is None or other.first_page is None or other.last_page is None:
        return True
    return row.first_page <= other.last_page and other.first_page <= row.last_page
