"""A document that is kept in the object store: what its bytes are. Several invoices can be made of one."""

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import ProtoEnum
from invoice_service.store.rows.base import SHA256_LENGTH, Base
from invoicemesh.ocr.v1.document_pb2 import DocumentFormat


class DocumentRow(Base):
    """The facts of one file."""

    __tablename__ = "documents"

    sha256: Mapped[str] = mapped_column(String(SHA256_LENGTH), primary_key=True)
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    format: Mapped[DocumentFormat.ValueType] = mapped_column(ProtoEnum(DocumentFormat.DESCRIPTOR))
    media_type: Mapped[str] = mapped_column(String(100))
    # 0 until it was opened.
    page_count: Mapped[int]
