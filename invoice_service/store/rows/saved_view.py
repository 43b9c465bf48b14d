"""A filter that somebody keeps under a name."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import ProtoMessage, UtcDateTime
from invoice_service.store.rows.base import ID_LENGTH, NAME_LENGTH, Base
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter


class SavedViewRow(Base):
    """One view."""

    __tablename__ = "saved_views"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    owner: Mapped[str] = mapped_column(String(NAME_LENGTH))
    name: Mapped[str] = mapped_column(String(100))
    shared: Mapped[bool]
    filter: Mapped[InvoiceFilter] = mapped_column(ProtoMessage(InvoiceFilter))
    create_time: Mapped[datetime] = mapped_column(UtcDateTime)
    update_time: Mapped[datetime] = mapped_column(UtcDateTime)

    # The views of a person.
    __table_args__ = (Index("ix_saved_views_owner", "owner"),)
