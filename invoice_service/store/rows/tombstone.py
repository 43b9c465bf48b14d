"""That there was an invoice which was removed for good. Holds nothing that says whose it was or what stood in it."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import ProtoEnum, UtcDateTime
from invoice_service.store.rows.base import ID_LENGTH, Base
from invoicemesh.invoice.v1.invoice_pb2 import InvoiceState


class TombstoneRow(Base):
    """What is left of an invoice."""

    __tablename__ = "tombstones"

    invoice_id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    # Its last state.
    state: Mapped[InvoiceState.ValueType] = mapped_column(ProtoEnum(InvoiceState.DESCRIPTOR))
    create_time: Mapped[datetime] = mapped_column(UtcDateTime)
    delete_time: Mapped[datetime] = mapped_column(UtcDateTime)
    purge_time: Mapped[datetime] = mapped_column(UtcDateTime)
