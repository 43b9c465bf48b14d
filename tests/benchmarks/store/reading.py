"""How long reading takes while fifty people read, beside the bare query, and what it costs in CPU."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Engine, text

from invoice_service.records.states import NEEDS_REVIEW
from invoice_service.store import Store
from invoice_service.store.page_token import write_token
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter
from tests.benchmarks.store.filling import invoice_id, rare_word

CONCURRENT = 50
PAGE_SIZE = 50

# What a list shows of an invoice, asked for without the service.
_BARE_LIST = """
    SELECT id, version, state, filename, supplier_name, invoice_number, issue_date, due_date, currency, gross_total,
           amount_due, finding_count, create_time, update_time
    FROM invoices WHERE archive_time IS NULL ORDER BY id DESC LIMIT 51
"""

Question = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Reading:
    """The 99th percentile of the waits and the CPU of this process a call, both in milliseconds."""

    p99_ms: float
    cpu_ms: float


def questions(store: Store, engine: Engine, invoices: int) -> Mapping[str, Question]:
    """What is asked, by name, of a database of so many invoices."""
    everything, words = InvoiceFilter(), InvoiceFilter(text=rare_word(invoices // 2))
    open_ones = InvoiceFilter(states=[NEEDS_REVIEW])
    deep = write_token(invoice_id(invoices // 10), everything)

    def bare() -> None:
        with engine.connect() as connection:
            connection.execute(text(_BARE_LIST)).all()

    return {
        "bare SQL of the first page": lambda: asyncio.to_thread(bare),
        "GetInvoice": lambda: store.read(lambda uow: uow.invoices.get(invoice_id(invoices // 2))),
        "ListInvoices, first page": lambda: store.read(lambda uow: uow.summaries.list(everything, page_size=PAGE_SIZE)),
        "ListInvoices, 90 % down": lambda: store.read(
            lambda uow: uow.summaries.list(everything, page_size=PAGE_SIZE, page_token=deep)
        ),
        "ListInvoices of a state": lambda: store.read(lambda uow: uow.summaries.list(open_ones, page_size=PAGE_SIZE)),
        "full text, 50 hits": lambda: store.read(lambda uow: uow.summaries.list(words, page_size=PAGE_SIZE)),
    }


async def measure(question: Question, *, calls: int) -> Reading:
    """Asks so many times, `CONCURRENT` at a time, after a few that do not count."""
    for _ in range(5):
        await question()
    waits: list[float] = []

    async def ask(times: int) -> None:
        for _ in range(times):
            begin = time.perf_counter()
            await question()
            waits.append(time.perf_counter() - begin)

    cpu = time.process_time()
    await asyncio.gather(*(ask(math.ceil(calls / CONCURRENT)) for _ in range(CONCURRENT)))
    cpu = time.process_time() - cpu
    return Reading(sorted(waits)[math.ceil(len(waits) * 0.99) - 1] * 1000, cpu / len(waits) * 1000)
