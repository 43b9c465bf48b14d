"""What was read of documents: the words of their pages, kept by document and engine."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from invoice_service.store.clock import Clock
from invoice_service.store.repositories.invoice_rows import InvoiceRows
from invoice_service.store.repositories.jobs import Attempt, Jobs
from invoice_service.store.repositories.search_texts import of_pages
from invoice_service.store.rows import DocumentRow, PageRow, RecognitionRow
from invoicemesh.ocr.v1.document_pb2 import Document, Page
from mesh.errors import ServiceError


@dataclass(frozen=True)
class ReadDocument:
    """What an engine has read of a document so far: what it is, and pages by number, without their pictures."""

    document: Document
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class StoredPage:
    """A page that was read, and the key of its picture in the object store; empty when there is none."""

    page: Page
    image_key: str


class Recognitions:
    """The recognitions. Methods with an attempt raise AttemptLost as those of Jobs do.

    An `engine` is the name of an engine, its version and whatever else decides what it reads; at most 255 characters.
    """

    def __init__(self, session: Session, clock: Clock, rows: InvoiceRows, jobs: Jobs) -> None:
        self._session = session
        self._clock = clock
        self._rows = rows
        self._jobs = jobs
        # Those that this unit of work made: nobody else can have pages of them.
        self._made: set[int] = set()

    def find(self, attempt: Attempt, engine: str) -> ReadDocument | None:
        """Give what this engine has read of the same bytes, for a reader; None: nothing yet."""
        recognition = self._recognition(attempt.document.sha256, engine)
        if recognition is None:
            return None
        return ReadDocument(recognition.document, tuple(page.content for page in recognition.pages))

    def use(self, attempt: Attempt, engine: str) -> None:
        """Let the invoice have what this engine has read of the same bytes. LookupError when that is nothing."""
        row, _ = self._jobs.held(attempt)
        row.recognition_id = self._found(row.sha256, engine).id
        self._rows.changed(row)

    def keep_document(self, attempt: Attempt, engine: str, document: Document) -> None:
        """Keep what the document is. Comes before its pages; those that were kept before stay until they come anew."""
        row, _ = self._jobs.held(attempt)
        row.recognition_id = self._keep(row.sha256, engine, document)
        self._session.execute(
            update(DocumentRow)
            .where(DocumentRow.sha256 == row.sha256)
            .values(format=document.format, page_count=document.page_count)
        )
        self._rows.touched(row)

    def keep_page(self, attempt: Attempt, engine: str, page: Page, *, image_key: str = "", look: str = "") -> None:
        """Keep the words of a page and what it looks like; its picture is left to the object store.

        LookupError before `keep_document`.
        """
        row, _ = self._jobs.held(attempt)
        recognition_id = row.recognition_id
        if recognition_id not in self._made:
            recognition_id = self._found(row.sha256, engine).id
        content = Page()
        content.CopyFrom(page)
        content.ClearField("image_webp")
        values = {
            "recognition_id": recognition_id,
            "number": page.number,
            "content": content,
            "image_key": image_key,
            "look": look,
        }
        if recognition_id in self._made:
            self._session.connection().execute(insert(PageRow).values(**values))
        else:
            self._session.merge(PageRow(**values))
            self._session.flush()

    def page(self, invoice_id: str, number: int) -> StoredPage:
        """Give a page of an invoice. ServiceError `INVOICE_NOT_FOUND`; `PAGE_NOT_FOUND`: no such page, or not read."""
        row = self._rows.get(invoice_id)
        has_it = row.recognition_id is not None and (row.first_page or number) <= number <= (row.last_page or number)
        page = self._session.get(PageRow, (row.recognition_id, number)) if has_it else None
        if page is None:
            raise ServiceError("PAGE_NOT_FOUND", page=number)
        return StoredPage(page.content, page.image_key)

    def pages(self, invoice_id: str) -> tuple[Page, ...]:
        """Give all pages of an invoice that were read. ServiceError `INVOICE_NOT_FOUND`."""
        of_invoice = select(PageRow.content).where(*of_pages(self._rows.get(invoice_id)))
        return tuple(self._session.scalars(of_invoice.order_by(PageRow.number)))

    def _recognition(self, sha256: str, engine: str) -> RecognitionRow | None:
        return self._session.scalar(
            select(RecognitionRow).where(RecognitionRow.sha256 == sha256, RecognitionRow.engine == engine)
        )

    def _found(self, sha256: str, engine: str) -> RecognitionRow:
        recognition = self._recognition(sha256, engine)
        if recognition is None:
            raise LookupError(f"Nothing was kept of document {sha256} for {engine}.")
        return recognition

    def _keep(self, sha256: str, engine: str, document: Document) -> int:
        """Give the number of the row, which may be new; invoices of the same bytes share it."""
        same = select(RecognitionRow).where(RecognitionRow.sha256 == sha256, RecognitionRow.engine == engine)
        row = self._session.scalar(same.with_for_update())
        if row is None:
            values = {"sha256": sha256, "engine": engine, "document": document, "start_time": self._clock()}
            try:
                number: int = self._session.connection().execute(insert(RecognitionRow).values(**values)).lastrowid
            except IntegrityError:  # Another run has made it in this moment.
                row = self._session.scalars(same.with_for_update()).one()
            else:
                self._made.add(number)
                return number
        row.document = document
        return row.id
