"""Who reviews an invoice just now. A table of its own, so that taking an invoice is no change of it."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import UtcDateTime
from invoice_service.store.rows.base import ID_LENGTH, NAME_LENGTH, Base


class ReviewLeaseRow(Base):
    """The last lease of an invoice, which may have lapsed."""

    __tablename__ = "review_leases"

    invoice_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE"), primary_key=True
    )
    holder: Mapped[str] = mapped_column(String(NAME_LENGTH))
    expire_time: Mapped[datetime] = mapped_column(UtcDateTime)
