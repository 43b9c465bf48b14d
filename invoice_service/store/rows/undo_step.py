"""What a record was before a person changed it."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import ROW_NUMBER, ProtoMessage
from invoice_service.store.rows.base import ID_LENGTH, Base
from invoicemesh.invoice.v1.invoice_pb2 import Invoice


class UndoStepRow(Base):
    """The content of the record (`RecordRow.content`) before one change."""

    __tablename__ = "undo_steps"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True, autoincrement=True)
    invoice_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE"))
    content: Mapped[Invoice] = mapped_column(ProtoMessage(Invoice))

    # The newest step of an invoice.
    __table_args__ = (Index("ix_undo_steps_invoice_id_id", "invoice_id", "id"), {"sqlite_autoincrement": True})
