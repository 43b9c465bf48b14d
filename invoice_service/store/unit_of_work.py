"""A unit of work: one transaction, and the repositories that work in it. Synchronous; it belongs to one thread."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from invoice_service.store.clock import Clock, utc_now
from invoice_service.store.database import READ_ONLY
from invoice_service.store.repositories.counts import Counts
from invoice_service.store.repositories.decisions import Decisions
from invoice_service.store.repositories.events import Events
from invoice_service.store.repositories.exports import Exports
from invoice_service.store.repositories.history import History
from invoice_service.store.repositories.history_checks import HistoryChecks
from invoice_service.store.repositories.invoice_rows import InvoiceRows
from invoice_service.store.repositories.invoices import Invoices
from invoice_service.store.repositories.jobs import Jobs
from invoice_service.store.repositories.pasts import Pasts
from invoice_service.store.repositories.recognitions import Recognitions
from invoice_service.store.repositories.review_leases import ReviewLeases
from invoice_service.store.repositories.saved_views import SavedViews
from invoice_service.store.repositories.search import Search
from invoice_service.store.repositories.search_texts import SearchTexts
from invoice_service.store.repositories.splits import Splits
from invoice_service.store.repositories.statistics import Statistics
from invoice_service.store.repositories.stored_settings import StoredSettings
from invoice_service.store.repositories.summaries import Summaries
from invoice_service.store.repositories.supplier_marks import SupplierMarks
from invoice_service.store.repositories.supplier_rows import SupplierRows
from invoice_service.store.repositories.suppliers import Suppliers
from invoice_service.store.repositories.trash import Trash
from invoice_service.store.repositories.undo_steps import UndoSteps
from invoice_service.store.unavailable import RETRY_SECONDS, Collision, is_away, is_collision
from mesh.errors import ServiceError


class UnitOfWork:
    """The repositories of one transaction. What one of them changed, the others see."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self.events = Events(session, clock)
        self.history = History(session, clock)
        self.history_checks = HistoryChecks(session)
        supplier_rows = SupplierRows(session)
        self.suppliers = Suppliers(session, clock, supplier_rows)
        self.supplier_marks = SupplierMarks(session, clock, supplier_rows)
        self.pasts = Pasts(session, supplier_rows)
        rows = InvoiceRows(session, clock, self.events)
        search_texts = SearchTexts(session)
        self.undo_steps = UndoSteps(session)
        self.invoices = Invoices(
            session,
            clock,
            rows,
            search_texts,
            self.history,
            supplier_marks=self.supplier_marks,
            undo_steps=self.undo_steps,
        )
        self.decisions = Decisions(clock, rows, self.history)
        self.trash = Trash(session, clock, rows, self.history, supplier_marks=self.supplier_marks)
        self.splits = Splits(session, clock, rows, search_texts, self.history, supplier_marks=self.supplier_marks)
        self.review_leases = ReviewLeases(session, clock, rows)
        search = Search(session, clock)
        self.summaries = Summaries(session, search)
        self.jobs = Jobs(
            session,
            clock,
            rows,
            search_texts,
            self.history,
            supplier_marks=self.supplier_marks,
            undo_steps=self.undo_steps,
        )
        self.recognitions = Recognitions(session, clock, rows, self.jobs)
        self.settings = StoredSettings(session, clock)
        self.counts = Counts(session, search)
        self.saved_views = SavedViews(session, clock)
        self.exports = Exports(session, clock, rows, self.history, search)
        self.statistics = Statistics(session, clock)

    def written_once(self) -> AbstractContextManager[object]:
        """Keep what is changed within the block from being written piece by piece, before each thing that is read.

        For blocks that read nothing of what they changed.
        """
        return self._session.no_autoflush


@contextmanager
def unit_of_work(engine: Engine, *, read_only: bool = False, clock: Clock = utc_now) -> Iterator[UnitOfWork]:
    """Give a unit of work that commits when the block ends and rolls back when it raises; a reading one never commits.

    ServiceError `ETAG_MISMATCH` when a row that it changed was changed by another since it was read,
    `DEPENDENCY_UNAVAILABLE` when the database is away, full or too busy; that one as Collision when only another
    transaction was in the way.
    """
    bound = engine.execution_options(**{READ_ONLY: True}) if read_only else engine
    try:
        with Session(bound, expire_on_commit=False) as session, session.begin():
            yield UnitOfWork(session, clock)
    except StaleDataError as error:
        raise ServiceError("ETAG_MISMATCH") from error
    except DBAPIError as error:
        if is_collision(error):
            raise Collision from error
        if is_away(error):
            raise ServiceError(
                "DEPENDENCY_UNAVAILABLE", dependency="the database", retry_after=RETRY_SECONDS
            ) from error
        raise
