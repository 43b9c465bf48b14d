"""What an invoice is found by, folded so that case and width do not matter."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import LONG_TEXT
from invoice_service.store.rows.base import ID_LENGTH, Base


class SearchTextRow(Base):
    """The folded text of one invoice."""

    __tablename__ = "search_texts"

    invoice_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE"), primary_key=True
    )
    # The supplier's name.
    supplier: Mapped[str] = mapped_column(LONG_TEXT)
    # The file's name, supplier, number, tags and notes.
    fields: Mapped[str] = mapped_column(LONG_TEXT)
    # The words of all pages.
    pages: Mapped[str] = mapped_column(LONG_TEXT)
