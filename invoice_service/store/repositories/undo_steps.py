"""What records were before people changed them, so that the changes can be taken back."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from invoice_service.store.rows import InvoiceRow, UndoStepRow
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from mesh.errors import ServiceError

MAX_STEPS = 20
"""Changes of an invoice that can be taken back."""


class UndoSteps:
    """The steps of one unit of work. Invoices whose steps change must be locked."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, row: InvoiceRow) -> None:
        """Keep the record as it is, before it is changed; the oldest step beyond the limit goes."""
        self._session.add(UndoStepRow(invoice_id=row.id, content=row.record.content))
        self._session.flush()
        ids = select(UndoStepRow.id).where(UndoStepRow.invoice_id == row.id).order_by(UndoStepRow.id.desc())
        if beyond := self._session.scalars(ids.offset(MAX_STEPS).limit(MAX_STEPS)).all():
            self._session.execute(delete(UndoStepRow).where(UndoStepRow.id.in_(beyond)))

    def last(self, invoice_id: str) -> Invoice:
        """Give what the record was before its newest change: data, readings, findings and page failures alone.

        ServiceError `NOTHING_TO_UNDO`.
        """
        steps = select(UndoStepRow.content).where(UndoStepRow.invoice_id == invoice_id)
        content = self._session.scalar(steps.order_by(UndoStepRow.id.desc()).limit(1))
        if content is None:
            raise ServiceError("NOTHING_TO_UNDO")
        return content

    def drop_last(self, invoice_id: str) -> None:
        """Forget the newest step."""
        ids = select(UndoStepRow.id).where(UndoStepRow.invoice_id == invoice_id).order_by(UndoStepRow.id.desc())
        newest = self._session.scalar(ids.limit(1))
        self._session.execute(delete(UndoStepRow).where(UndoStepRow.id == newest))

    def drop_all(self, invoice_id: str) -> None:
        """Forget all of them: the record is another one."""
        self._session.execute(delete(UndoStepRow).where(UndoStepRow.invoice_id == invoice_id))
