"""The tables, one aggregate a file. Rows never leave the store: repositories give out messages and dataclasses."""

from invoice_service.store.rows.base import Base
from invoice_service.store.rows.document import DocumentRow
from invoice_service.store.rows.event import EventRow
from invoice_service.store.rows.history import HistoryRow
from invoice_service.store.rows.invoice import InvoiceRow, RecordRow, TagRow
from invoice_service.store.rows.job import JobRow
from invoice_service.store.rows.recognition import PageRow, RecognitionRow
from invoice_service.store.rows.review_lease import ReviewLeaseRow
from invoice_service.store.rows.saved_view import SavedViewRow
from invoice_service.store.rows.search_text import SearchTextRow
from invoice_service.store.rows.settings import SettingsRow
from invoice_service.store.rows.supplier import SupplierAliasRow, SupplierMarkRow, SupplierRow
from invoice_service.store.rows.tombstone import TombstoneRow
from invoice_service.store.rows.undo_step import UndoStepRow

__all__ = [
    "Base",
    "DocumentRow",
    "EventRow",
    "HistoryRow",
    "InvoiceRow",
    "JobRow",
    "PageRow",
    "RecognitionRow",
    "RecordRow",
    "ReviewLeaseRow",
    "SavedViewRow",
    "SearchTextRow",
    "SettingsRow",
    "SupplierAliasRow",
    "SupplierMarkRow",
    "SupplierRow",
    "TagRow",
    "TombstoneRow",
    "UndoStepRow",
]
