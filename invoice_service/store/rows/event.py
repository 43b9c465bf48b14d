"""That an invoice changed: what a watch reads to go on after its cursor."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import ROW_NUMBER, UtcDateTime
from invoice_service.store.rows.base import ID_LENGTH, Base


class EventRow(Base):
    """One change. Its number is larger than those of earlier changes, but it can become visible after a larger one."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True, autoincrement=True)
    invoice_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE"))
    time: Mapped[datetime] = mapped_column(UtcDateTime)

    # A resumed watch looks back over the last seconds before its cursor.
    __table_args__ = (Index("ix_events_time", "time"), {"sqlite_autoincrement": True})
