"""What people decide of invoices: approve, reject, reopen, postpone."""

from collections.abc import Sequence
from datetime import datetime

from invoice_service.records.field_change import FieldChange
from invoice_service.records.states import APPROVED, NEEDS_REVIEW, REJECTED, Action, allow, move
from invoice_service.store.clock import Clock
from invoice_service.store.messages import to_invoice
from invoice_service.store.repositories.history import History, HistoryAction
from invoice_service.store.repositories.invoice_rows import InvoiceRows
from invoice_service.store.rows import InvoiceRow
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from mesh.errors import ServiceError


class Decisions:
    """The decisions. All methods raise ServiceError as those of Invoices do, and `STATE_NOT_ALLOWED`."""

    def __init__(self, clock: Clock, rows: InvoiceRows, history: History) -> None:
        self._clock = clock
        self._rows = rows
        self._history = history

    def approve(self, invoice_id: str, *, etag: str, actor: str, own_allowed: bool = True) -> Invoice:
        """Let the invoice pass. ServiceError `OWN_UPLOAD` when the actor uploaded it, unless `own_allowed`."""
        row = self._rows.lock_version(invoice_id, etag)
        row.state = move(Action.APPROVE, row.state, APPROVED)
        if row.uploaded_by == actor and not own_allowed:
            raise ServiceError("OWN_UPLOAD")
        return self._decided(row, HistoryAction.APPROVED, actor, reason="")

    def reject(self, invoice_id: str, *, etag: str, actor: str, reason: str) -> Invoice:
        """Let it not pass, and say why."""
        row = self._rows.lock_version(invoice_id, etag)
        row.state = move(Action.REJECT, row.state, REJECTED)
        return self._decided(row, HistoryAction.REJECTED, actor, reason=reason)

    def reopen(self, invoice_id: str, *, etag: str, actor: str) -> Invoice:
        """Take the decision back."""
        row = self._rows.lock_version(invoice_id, etag)
        row.state = move(Action.REOPEN, row.state, NEEDS_REVIEW)
        row.decided_by = row.decision_time = row.decision_reason = None
        return self._changed(row, HistoryAction.REOPENED, actor)

    def postpone(self, invoice_id: str, *, etag: str, actor: str, until: datetime | None) -> Invoice:
        """Put it off until a time; None: no longer. Does nothing when it is so already."""
        row = self._rows.lock_version(invoice_id, etag)
        allow(Action.POSTPONE, row.state)
        if row.postponed_until == until:
            return to_invoice(row)
        change = FieldChange("postponed_until", _text(row.postponed_until), _text(until))
        row.postponed_until = until
        return self._changed(row, HistoryAction.POSTPONED, actor, (change,))

    def _decided(self, row: InvoiceRow, action: HistoryAction, actor: str, *, reason: str) -> Invoice:
        row.decided_by, row.decision_time, row.decision_reason = actor, self._clock(), reason
        row.postponed_until = None
        changes = (FieldChange("decision.reason", None, reason),) if reason else ()
        return self._changed(row, action, actor, changes)

    def _changed(
        self, row: InvoiceRow, action: HistoryAction, actor: str, changes: Sequence[FieldChange] = ()
    ) -> Invoice:
        self._history.add(row.id, action, actor, changes)
        self._rows.changed(row)
        return to_invoice(row)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
