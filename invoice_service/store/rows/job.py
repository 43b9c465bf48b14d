"""The processing that an invoice waits for or is in. The row is there from upload or reprocessing until a run ends."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from invoice_service.store.column_types import ProtoEnum, ProtoMessage, UtcDateTime
from invoice_service.store.rows.base import ID_LENGTH, NAME_LENGTH, Base
from invoicemesh.invoice.v1.invoice_pb2 import ProcessingStep
from invoicemesh.invoice.v1.invoice_service_pb2 import ReadOptions


class JobRow(Base):
    """How an invoice is to be read, who does it and how far that is."""

    __tablename__ = "jobs"

    invoice_id: Mapped[str] = mapped_column(
        String(ID_LENGTH), ForeignKey("invoices.id", ondelete="CASCADE"), primary_key=True
    )
    options: Mapped[ReadOptions] = mapped_column(ProtoMessage(ReadOptions))
    read_anew: Mapped[bool]

    # The first moment at which a run may claim it: the end of the lease while somebody has it.
    claimable_time: Mapped[datetime] = mapped_column(UtcDateTime)
    # Who has it; empty for nobody.
    owner: Mapped[str] = mapped_column(String(NAME_LENGTH))
    # The number of the contract's Priority: what has a smaller one is done first.
    priority: Mapped[int]
    # Runs since it was uploaded or reprocessed.
    tries: Mapped[int]

    step: Mapped[ProcessingStep.ValueType] = mapped_column(ProtoEnum(ProcessingStep.DESCRIPTOR))
    pages_done: Mapped[int]
    page_count: Mapped[int]

    # Work that nobody holds, in the order in which it is to be done.
    __table_args__ = (Index("ix_jobs_priority_claimable_time", "priority", "claimable_time"),)
