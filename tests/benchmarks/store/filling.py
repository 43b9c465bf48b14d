"""Fills a database with invoices fast: one is made as the service makes it, the others are copies with other values."""

import itertools
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from google.type.decimal_pb2 import Decimal
from sqlalchemy import Connection, Engine, Table, select

from invoice_service.records.record import Record
from invoice_service.records.states import NEEDS_REVIEW
from invoice_service.store.identifiers import new_id
from invoice_service.store.rows import DocumentRow, InvoiceRow, RecordRow, SearchTextRow
from invoice_service.store.unit_of_work import unit_of_work
from invoicemesh.invoice.v1.invoice_data_pb2 import InvoiceData, LineItem
from tests.contract.store.ledger import new_invoice

SHARERS = 50
"""How many invoices share a rare word."""

_BATCH = 1_000
_LINES = 20
_BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
_COMMON_WORDS = "invoice total amount due bank transfer within fourteen days vat net gross " * 12


def fill(engine: Engine, numbers: range) -> None:
    """Adds the invoices of these numbers, each with a record of twenty lines and a page of some 150 words."""
    template = _template(engine)
    for batch in _batches(numbers):
        with engine.begin() as connection:
            for table, row in template.items():
                connection.execute(table.insert(), [row | _differences(table, number) for number in batch])


def invoice_id(number: int) -> str:
    """The same id for a number whenever it is asked for, so that every table can be filled by itself."""
    return new_id(_BEGIN + timedelta(seconds=number))[:-17] + f"8000-{number:012x}"


def rare_word(number: int) -> str:
    """A word that `SHARERS` invoices have on their page."""
    return f"reference{number // SHARERS:07}"


def _template(engine: Engine) -> dict[Table, dict[str, Any]]:
    """The rows of an invoice that went through the store, in the order in which they refer to each other."""
    lines = [
        LineItem(id=str(number), description="Service", net_amount=Decimal(value="10.00")) for number in range(_LINES)
    ]
    with unit_of_work(engine) as uow:
        made = uow.invoices.add(new_invoice("template"), allow_duplicate=True).invoice
        attempt = uow.jobs.claim(made.id, owner="benchmark", lease_seconds=60)
        assert attempt is not None
        uow.jobs.finish(attempt, Record(InvoiceData(invoice_number="1", line_items=lines)), (), NEEDS_REVIEW)
    with engine.connect() as connection:
        rows = {}
        for row_type in (DocumentRow, InvoiceRow, RecordRow, SearchTextRow):
            table = row_type.__table__
            assert isinstance(table, Table)
            rows[table] = _row(connection, table, made.id)
        return rows


def _row(connection: Connection, table: Table, made: str) -> dict[str, Any]:
    key = {"documents": "sha256", "invoices": "id"}.get(table.name, "invoice_id")
    wanted = new_invoice("template").sha256 if key == "sha256" else made
    return dict(connection.execute(select(table).where(table.c[key] == wanted)).mappings().one())


def _differences(table: Table, number: int) -> dict[str, Any]:
    match table.name:
        case "documents":
            return {"sha256": f"{number:064x}"}
        case "invoices":
            return {
                "id": invoice_id(number),
                "sha256": f"{number:064x}",
                "invoice_number": str(number),
                "supplier_name": f"Supplier {number % 1000}",
                "issue_date": date(2024, 1, 1) + timedelta(days=number % 700),
            }
        case "search_texts":
            return {
                "invoice_id": invoice_id(number),
                "supplier": f"supplier {number % 1000}",
                "fields": f"scan.pdf supplier {number % 1000} {number}",
                "pages": f"{_COMMON_WORDS}{rare_word(number)}",
            }
    return {"invoice_id": invoice_id(number)}


def _batches(numbers: range) -> Iterator[Sequence[int]]:
    remaining = iter(numbers)
    while batch := tuple(itertools.islice(remaining, _BATCH)):
        yield batch
