"""Documents that hold several: split into invoices of their own, and made one again."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from invoice_service.records.field_change import FieldChange
from invoice_service.records.page_ranges import check_parts
from invoice_service.records.states import APPROVED, PROCESSING, RECEIVED, REJECTED, SPLIT, Action, move, name
from invoice_service.store.clock import Clock
from invoice_service.store.messages import to_invoice, to_pages
from invoice_service.store.new_rows import new_invoice_row, new_job_row
from invoice_service.store.repositories.history import History, HistoryAction
from invoice_service.store.repositories.invoice_rows import InvoiceRows
from invoice_service.store.repositories.search_texts import SearchTexts
from invoice_service.store.repositories.supplier_marks import SupplierMarks
from invoice_service.store.rows import InvoiceRow
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import Invoice, PageRange
from invoicemesh.invoice.v1.invoice_service_pb2 import Priority, ReadOptions
from mesh.errors import ServiceError

# States in which a part is in somebody's hands, or what is known of it would be lost with it.
_IN_USE = frozenset({RECEIVED, PROCESSING, APPROVED, REJECTED, SPLIT})


class Splits:
    """The splits. Methods raise ServiceError as those of Invoices do, and `STATE_NOT_ALLOWED`."""

    def __init__(
        self,
        session: Session,
        clock: Clock,
        rows: InvoiceRows,
        search_texts: SearchTexts,
        history: History,
        *,
        supplier_marks: SupplierMarks,
    ) -> None:
        self._session = session
        self._clock = clock
        self._rows = rows
        self._search_texts = search_texts
        self._history = history
        self._supplier_marks = supplier_marks

    def split(
        self, invoice_id: str, parts: Sequence[PageRange], *, etag: str, actor: str
    ) -> tuple[Invoice, tuple[Invoice, ...]]:
        """Make an invoice of each part, and give the one that was split and the new ones.

        It goes into the archive and is no longer known for its supplier: its record is of several documents. Each part
        gets its file, tags and assignee. ServiceError `REQUEST_INVALID` for pages that it does not have.
        """
        row = self._rows.lock_version(invoice_id, etag)
        row.state = move(Action.SPLIT, row.state, SPLIT)
        check_parts(parts, to_pages(row) or PageRange(first_page=1, last_page=row.document.page_count))
        row.archive_time = row.archive_time or self._clock()
        row.postponed_until = None
        self._supplier_marks.update(row, InvoiceData(), (), None)
        made = [self._part(row, pages, actor) for pages in parts]
        changes = [FieldChange(f"split_into[{part.id}]", None, _text(part)) for part in made]
        self._changed(row, HistoryAction.SPLIT, actor, changes)
        return to_invoice(row), tuple(map(to_invoice, made))

    def undo(self, invoice_id: str, *, etag: str, actor: str) -> Invoice:
        """Put the parts into the trash, and have the whole document processed again. ServiceError `SPLIT_IN_USE`."""
        row = self._rows.lock_version(invoice_id, etag)
        row.state = move(Action.UNDO_SPLIT, row.state, RECEIVED)
        for part_id in [part.id for part in row.parts]:
            part = self._rows.lock(part_id)
            if part is None or part.delete_time is not None:
                continue
            if part.state in _IN_USE:
                raise ServiceError("SPLIT_IN_USE", invoice_id=part.id, state=name(part.state))
            part.delete_time = self._clock()
            self._changed(part, HistoryAction.DELETED, actor)
        row.archive_time = None
        row.job = new_job_row(ReadOptions(), Priority.PRIORITY_PERSON, read_anew=False, now=self._clock())
        self._changed(row, HistoryAction.SPLIT_UNDONE, actor)
        return to_invoice(row)

    def _part(self, whole: InvoiceRow, pages: PageRange, actor: str) -> InvoiceRow:
        now = self._clock()
        part = new_invoice_row(
            whole.document,
            new_job_row(ReadOptions(), Priority.PRIORITY_PERSON, read_anew=False, now=now),
            filename=whole.filename,
            uploaded_by=whole.uploaded_by,
            tags=[tag.tag for tag in whole.tags],
            now=now,
        )
        part.assignee = whole.assignee
        part.split_from = whole.id
        part.first_page, part.last_page = pages.first_page, pages.last_page
        self._rows.added(part)
        self._search_texts.add(part)
        changes = [FieldChange("split_from", None, whole.id), FieldChange("document.pages", None, _text(part))]
        self._history.add(part.id, HistoryAction.SPLIT_OFF, actor, changes)
        return part

    def _changed(self, row: InvoiceRow, action: HistoryAction, actor: str, changes: Sequence[FieldChange] = ()) -> None:
        self._history.add(row.id, action, actor, changes)
        self._rows.changed(row)
        self._session.expire(row, ["parts"])


def _text(part: InvoiceRow) -> str:
    return f"{part.first_page}-{part.last_page}"
