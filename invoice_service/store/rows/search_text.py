"""What an invoice is found by. A full-text index of the database covers fields and pages (see `store/full_text.py`)."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import LONG_TEXT, ROW_NUMBER
from invoice_service.store.rows.base import ID_LENGTH, Base


class SearchTextRow(Base):
    """The texts of one invoice, folded so that case and width do not matter."""

    __tablename__ = "search_texts"

    # Full-text indexes know rows by number.
    number: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True, autoincrement=True)
    invoice_id: Mapped[str] = mapped_column(String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE"))
    # The supplier's name, of which any part is looked for.
    supplier: Mapped[str] = mapped_column(LONG_TEXT)
    # The terms of the file's name, supplier, number, tags and notes.
    fields: Mapped[str] = mapped_column(LONG_TEXT)
    # The terms of all pages.
    pages: Mapped[str] = mapped_column(LONG_TEXT)

    # Follows a change of the invoice.
    __table_args__ = (UniqueConstraint("invoice_id"),)
