"""What a unit of work makes of a row that another changed, and of a database that does not answer."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from invoice_service.store import database
from invoice_service.store.migrations import upgrade
from invoice_service.store.repositories.invoices import NewInvoice
from invoice_service.store.rows import InvoiceRow
from invoice_service.store.unit_of_work import unit_of_work
from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.errors import ServiceError

NEW = NewInvoice(
    sha256="0" * 64,
    size_bytes=1,
    format=DocumentFormat.DOCUMENT_FORMAT_PDF,
    media_type="application/pdf",
    filename="scan.pdf",
    uploaded_by="ada",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "records.db"


@pytest.fixture
def engine(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setattr(database, "_BUSY_TIMEOUT_MS", 50)
    engine = database.open_database(f"sqlite:///{path}", connections=2)
    upgrade(engine)
    yield engine
    engine.dispose()


def test_a_session_with_a_stale_row_overwrites_nothing(engine: Engine) -> None:
    with unit_of_work(engine) as uow:
        invoice = uow.invoices.add(NEW).invoice
    with Session(engine) as reader:
        stale = reader.get_one(InvoiceRow, invoice.id)
        reader.expunge(stale)
    with unit_of_work(engine) as uow:
        changed = uow.invoices.update(invoice.id, etag="", actor="ada", notes="First.")

    stale.notes = "Second."
    with pytest.raises(ServiceError) as refused, unit_of_work(engine) as uow:
        uow.invoices._session.add(stale)
    assert refused.value.reason == "ETAG_MISMATCH"
    with unit_of_work(engine, read_only=True) as uow:
        assert uow.invoices.get(invoice.id) == changed


def test_a_database_that_is_busy_for_too_long_is_a_dependency_that_is_away(engine: Engine, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(ServiceError) as refused, unit_of_work(engine) as uow:
            uow.invoices.add(NEW)
    finally:
        other.close()
    assert refused.value.reason == "DEPENDENCY_UNAVAILABLE"
    assert refused.value.retry_after == 1.0
    with unit_of_work(engine) as uow:
        assert not uow.invoices.add(NEW).already_existed


def test_what_is_committed_survives_a_loss_of_power(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
