"""Gives the messages of the contract for rows of suppliers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from google.protobuf.timestamp_pb2 import Timestamp

from en16931.dates import from_date
from invoice_service.store.rows import SupplierRow
from invoicemesh.invoice.v1.supplier_pb2 import MergedSupplier, Supplier, SupplierMark


@dataclass(frozen=True)
class SupplierFigures:
    """What the invoices of a supplier and of its parts come to."""

    invoice_count: int = 0
    last_issue_date: date | None = None
    marks: tuple[SupplierMark, ...] = ()


def to_supplier(row: SupplierRow, figures: SupplierFigures, merged: Iterable[SupplierRow] = ()) -> Supplier:
    """Give a supplier; `merged` are the suppliers that were merged into it."""
    supplier = Supplier(
        id=row.id,
        etag=supplier_etag(row),
        name=row.name,
        aliases=[alias.name for alias in row.aliases],
        default_currency=row.default_currency,
        default_payment_days=row.default_payment_days,
        marks=figures.marks,
        invoice_count=figures.invoice_count,
        last_issue_date=None if figures.last_issue_date is None else from_date(figures.last_issue_date),
        merged=[_merged(part) for part in merged],
    )
    supplier.create_time.FromDatetime(row.create_time)
    return supplier


def supplier_etag(row: SupplierRow) -> str:
    """Give the mark of the row's version, quoted as HTTP has it."""
    return f'"{row.version}"'


def _merged(row: SupplierRow) -> MergedSupplier:
    time = Timestamp()
    if row.merge_time is not None:
        time.FromDatetime(row.merge_time)
    return MergedSupplier(id=row.id, name=row.name, merged_by=row.merged_by, merge_time=time)
