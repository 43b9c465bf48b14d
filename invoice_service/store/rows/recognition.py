"""What an OCR engine read of a document. Kept by document and engine, so that the same bytes are read once."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from invoice_service.store.column_types import ROW_NUMBER, ProtoMessage, UtcDateTime
from invoice_service.store.rows.base import NAME_LENGTH, SHA256_LENGTH, Base
from invoicemesh.ocr.v1.document_pb2 import Document, Page

LOOK_LENGTH = 64


class RecognitionRow(Base):
    """A document as one version of one engine reads it, as far as that has come."""

    __tablename__ = "recognitions"

    id: Mapped[int] = mapped_column(ROW_NUMBER, primary_key=True, autoincrement=True)
    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), ForeignKey("documents.sha256", ondelete="CASCADE"))
    engine: Mapped[str] = mapped_column(String(NAME_LENGTH))
    # What the document is, its attachments included.
    document: Mapped[Document] = mapped_column(ProtoMessage(Document))
    start_time: Mapped[datetime] = mapped_column(UtcDateTime)

    pages: Mapped[list["PageRow"]] = relationship(order_by="PageRow.number", cascade="all, delete-orphan")

    # Finds what was read of a document before, and keeps two runs from reading it into two rows.
    __table_args__ = (UniqueConstraint("sha256", "engine"),)


class PageRow(Base):
    """A page that was read."""

    __tablename__ = "pages"

    recognition_id: Mapped[int] = mapped_column(
        ROW_NUMBER, ForeignKey("recognitions.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # The words, without the picture.
    content: Mapped[Page] = mapped_column(ProtoMessage(Page))
    # The key of its picture in the object store; empty when there is none.
    image_key: Mapped[str] = mapped_column(String(NAME_LENGTH))
    # What the picture looks like, 64 hexadecimal digits; empty when there is none.
    look: Mapped[str] = mapped_column(String(LOOK_LENGTH))
