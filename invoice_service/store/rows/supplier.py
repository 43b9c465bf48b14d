"""A supplier, other names of it, and what invoices show of their suppliers."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from invoice_service.store.column_types import ProtoEnum, UtcDateTime
from invoice_service.store.rows.base import ID_LENGTH, NAME_LENGTH, Base
from invoicemesh.invoice.v1.supplier_pb2 import SupplierMarkKind


class SupplierRow(Base):
    """One supplier. Merged into another, it stays as it is with its invoices, so that the merge can be taken back."""

    __tablename__ = "suppliers"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    version: Mapped[int] = mapped_column()
    # The strongest mark of its first invoice: keeps two runs from making two suppliers of it.
    origin: Mapped[str] = mapped_column(String(NAME_LENGTH))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    name_key: Mapped[str] = mapped_column(String(NAME_LENGTH))
    # Empty and 0 for none.
    default_currency: Mapped[str] = mapped_column(String(3))
    default_payment_days: Mapped[int]
    create_time: Mapped[datetime] = mapped_column(UtcDateTime)

    merged_into: Mapped[str | None] = mapped_column(String(ID_LENGTH), ForeignKey("suppliers.id"))
    # Empty and absent while it is one of its own.
    merged_by: Mapped[str] = mapped_column(String(NAME_LENGTH))
    merge_time: Mapped[datetime | None] = mapped_column(UtcDateTime)

    aliases: Mapped[list["SupplierAliasRow"]] = relationship(
        order_by="SupplierAliasRow.position", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy declares it so
    __table_args__ = (
        UniqueConstraint("origin"),
        # Lists by name, and suppliers whose name begins alike.
        Index("ix_suppliers_name_key_id", "name_key", "id"),
        # The parts of a supplier.
        Index("ix_suppliers_merged_into", "merged_into"),
    )


class SupplierAliasRow(Base):
    """Another name, given by a person."""

    __tablename__ = "supplier_aliases"

    supplier_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("suppliers.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    name_key: Mapped[str] = mapped_column(String(NAME_LENGTH))

    # The supplier of a name.
    __table_args__ = (Index("ix_supplier_aliases_name_key", "name_key"),)


class SupplierMarkRow(Base):
    """Something by which an invoice shows who its supplier is. Follows the record, so that a misreading never stays."""

    __tablename__ = "supplier_marks"

    invoice_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE"), primary_key=True
    )
    kind: Mapped[SupplierMarkKind.ValueType] = mapped_column(ProtoEnum(SupplierMarkKind.DESCRIPTOR), primary_key=True)
    value: Mapped[str] = mapped_column(String(NAME_LENGTH), primary_key=True)
    text: Mapped[str] = mapped_column(String(NAME_LENGTH))
    supplier_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("suppliers.id"))
    # An account that a finding calls changed proves nothing until a person says so.
    trusted: Mapped[bool]

    __table_args__ = (
        # The suppliers whose invoices show a mark, and whether others than one show it.
        Index("ix_supplier_marks_kind_value_supplier_id_invoice_id", "kind", "value", "supplier_id", "invoice_id"),
        # What a supplier's invoices show, each value found without passing over all invoices that show it.
        Index("ix_supplier_marks_supplier_id_kind_value_invoice_id", "supplier_id", "kind", "value", "invoice_id"),
    )
