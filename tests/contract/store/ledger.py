"""A store for one test: its database, a clock that the test turns, and documents to put in."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

from sqlalchemy import Engine

from invoice_service.records.record import Record
from invoice_service.records.states import NEEDS_REVIEW
from invoice_service.store.repositories import search
from invoice_service.store.repositories.invoices import NewInvoice
from invoice_service.store.repositories.jobs import Attempt
from invoice_service.store.unit_of_work import UnitOfWork, unit_of_work
from invoicemesh.invoice.v1.finding_pb2 import Finding
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter, Priority, ReadOptions
from invoicemesh.ocr.v1.document_pb2 import Document, DocumentFormat, Line, Page, Word

LEASE_SECONDS = 20.0


@dataclass
class ManualClock:
    """A clock that stands still until it is turned, but for a microsecond each time it is read."""

    now: datetime = datetime(2026, 1, 31, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1)
        return self.now

    def turn(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@dataclass
class Ledger:
    """The database under test, with what most tests begin with."""

    engine: Engine
    clock: ManualClock = field(default_factory=ManualClock)

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        with unit_of_work(self.engine, clock=self.clock) as uow:
            yield uow

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        with unit_of_work(self.engine, read_only=True, clock=self.clock) as uow:
            yield uow

    def add(self, new: NewInvoice | None = None) -> Invoice:
        with self.write() as uow:
            return uow.invoices.add(new or new_invoice(), allow_duplicate=True).invoice

    def get(self, invoice_id: str) -> Invoice:
        with self.read() as uow:
            return uow.invoices.get(invoice_id)

    def found(self, invoice_filter: InvoiceFilter) -> list[str]:
        """Give the ids that a list shows, the same whether words are looked for in the index or in the texts."""
        lists = []
        for sample in (search._SAMPLE, 0):
            with patch.object(search, "_SAMPLE", sample), self.read() as uow:
                lists.append([one.id for one in uow.summaries.list(invoice_filter, page_size=200).summaries])
        by_looking, by_index = lists
        assert by_looking == by_index
        return by_index

    def claim(self, invoice_id: str, *, owner: str = "worker-1") -> Attempt | None:
        with self.write() as uow:
            return uow.jobs.claim(invoice_id, owner=owner, lease_seconds=LEASE_SECONDS)

    def claimed(self, invoice_id: str) -> Attempt:
        attempt = self.claim(invoice_id)
        assert attempt is not None
        return attempt

    def processed(
        self,
        data: InvoiceData,
        *,
        new: NewInvoice | None = None,
        page_text: str = "",
        look: str = "",
        findings: Sequence[Finding] = (),
        pages: int = 1,
    ) -> Invoice:
        """Add an invoice and take it through a run that finds `data`."""
        attempt = self.claimed(self.add(new).id)
        with self.write() as uow:
            uow.recognitions.keep_document(attempt, "engine 1", pdf(pages=pages))
            uow.recognitions.keep_page(attempt, "engine 1", page(1, page_text), look=look)
            supplier_id = uow.supplier_marks.settle(attempt.invoice_id, data)
            uow.jobs.finish(attempt, Record(data), findings, NEEDS_REVIEW, supplier_id)
        return self.get(attempt.invoice_id)

    def corrected(self, invoice: Invoice, data: InvoiceData) -> Invoice:
        """Put another record in the place of an invoice's."""
        with self.write() as uow:
            return uow.invoices.correct(
                invoice.id,
                etag="",
                record=Record(data),
                findings=(),
                state=NEEDS_REVIEW,
                changes=(),
                actor="ada",
                supplier_id=uow.supplier_marks.settle(invoice.id, data),
            )


def new_invoice(
    content: str = "",
    *,
    filename: str = "scan.pdf",
    tags: tuple[str, ...] = (),
    options: ReadOptions | None = None,
    priority: Priority.ValueType = Priority.PRIORITY_PERSON,
) -> NewInvoice:
    """A PDF of these bytes, uploaded by Ada."""
    return NewInvoice(
        sha256=hashlib.sha256(content.encode()).hexdigest(),
        size_bytes=len(content),
        format=DocumentFormat.DOCUMENT_FORMAT_PDF,
        media_type="application/pdf",
        filename=filename,
        uploaded_by="ada",
        tags=tags,
        options=options or ReadOptions(),
        priority=priority,
    )


def pdf(*, pages: int) -> Document:
    return Document(format=DocumentFormat.DOCUMENT_FORMAT_PDF, page_count=pages)


def page(number: int, text: str = "") -> Page:
    return Page(number=number, lines=[Line(words=[Word(text=word) for word in text.split()])])
