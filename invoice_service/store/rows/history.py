"""What was done to an invoice, by whom and when, field by field."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import LONG_TEXT, ROW_NUMBER, UtcDateTime
from invoice_service.store.rows.base import ID_LENGTH, NAME_LENGTH, SHA256_LENGTH, Base


class HistoryRow(Base):
    """One action, or one field that an action changed. Only ever added."""

    __tablename__ = "history"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True, autoincrement=True)
    invoice_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE"))
    time: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(NAME_LENGTH))
    action: Mapped[str] = mapped_column(String(32))
    # Empty where the action concerns the invoice as a whole.
    path: Mapped[str] = mapped_column(String(NAME_LENGTH))
    old_value: Mapped[str | None] = mapped_column(LONG_TEXT)
    new_value: Mapped[str | None] = mapped_column(LONG_TEXT)
    # Follows from the entry and from the hash of the one before it.
    hash: Mapped[str] = mapped_column(String(SHA256_LENGTH))

    # The history of one invoice, in the order in which it happened.
    __table_args__ = (Index("ix_history_invoice_id_id", "invoice_id", "id"), {"sqlite_autoincrement": True})
