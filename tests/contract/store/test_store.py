"""The store in the event loop: units of work in threads of its own, and word of what they changed."""

import asyncio
import contextvars
import threading
from collections.abc import AsyncIterator
from functools import partial

import pytest
from sqlalchemy.exc import OperationalError

from invoice_service.store import Store, UnitOfWork
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from mesh.errors import ServiceError
from tests.contract.store.ledger import new_invoice

THREADS = 3


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    opened = await asyncio.to_thread(Store.open, database_url, threads=THREADS)
    yield opened
    await asyncio.to_thread(opened.close)


def _add(uow: UnitOfWork) -> Invoice:
    return uow.invoices.add(new_invoice(), allow_duplicate=True).invoice


async def test_what_a_unit_wrote_another_one_reads(store: Store) -> None:
    invoice = await store.run(_add)
    assert await store.read(lambda uow: uow.invoices.get(invoice.id)) == invoice


async def test_the_records_are_there_when_the_store_is_opened_again(store: Store, database_url: str) -> None:
    invoice = await store.run(_add)
    await asyncio.to_thread(store.close)
    again = await asyncio.to_thread(Store.open, database_url)
    assert await again.read(lambda uow: uow.invoices.get(invoice.id)) == invoice
    await asyncio.to_thread(again.close)


async def test_units_run_in_at_most_as_many_threads_as_there_are(store: Store) -> None:
    names = await asyncio.gather(*(store.read(lambda _: threading.current_thread().name) for _ in range(20)))
    assert threading.main_thread().name not in names
    assert len(set(names)) <= THREADS


async def test_a_unit_sees_the_context_of_its_caller(store: Store) -> None:
    variable = contextvars.ContextVar[str]("variable", default="unset")
    variable.set("set by the caller")
    assert await store.read(lambda _: variable.get()) == "set by the caller"


async def test_writers_wait_for_each_other_and_none_is_lost(store: Store) -> None:
    invoices = await asyncio.gather(*(store.run(_add) for _ in range(30)))
    orphans = await store.read(lambda uow: uow.jobs.orphans())
    assert sorted(orphans) == sorted(invoice.id for invoice in invoices)


async def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    writing, may_end = threading.Event(), threading.Event()

    def write_slowly(uow: UnitOfWork) -> None:
        _add(uow)
        writing.set()
        assert may_end.wait(30)

    writer = asyncio.create_task(store.run(write_slowly))
    await asyncio.to_thread(writing.wait, 30)
    try:
        assert await store.read(lambda uow: uow.jobs.orphans()) == ()
    finally:
        may_end.set()
        await writer
    assert len(await store.read(lambda uow: uow.jobs.orphans())) == 1


async def test_a_reading_unit_cannot_write(store: Store) -> None:
    with pytest.raises(ServiceError) as refused:
        await store.read(_add)
    assert isinstance(refused.value.__cause__, OperationalError)
    assert await store.read(lambda uow: uow.jobs.orphans()) == ()


async def test_listeners_hear_of_changes_after_they_are_committed(store: Store) -> None:
    heard = asyncio.Queue[frozenset[str]]()
    store.listen(heard.put_nowait)
    first = await store.run(_add)
    await store.run(lambda uow: uow.jobs.claim(first.id, owner="worker", lease_seconds=5))
    assert [await heard.get(), await heard.get()] == [{first.id}, {first.id}]
    assert heard.empty()


async def test_listeners_hear_nothing_of_what_changed_nothing(store: Store) -> None:
    heard = asyncio.Queue[frozenset[str]]()
    store.listen(heard.put_nowait)

    def add_and_fail(uow: UnitOfWork) -> None:
        _add(uow)
        raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        await store.run(add_and_fail)
    await store.run(lambda uow: uow.jobs.orphans())
    await store.read(lambda uow: uow.jobs.orphans())
    await asyncio.sleep(0)
    assert heard.empty()


async def test_a_unit_that_has_begun_is_done_though_its_caller_is_cancelled(store: Store) -> None:
    heard = asyncio.Queue[frozenset[str]]()
    store.listen(heard.put_nowait)
    begun, may_end = threading.Event(), threading.Event()

    def add_slowly(uow: UnitOfWork) -> None:
        begun.set()
        assert may_end.wait(30)
        _add(uow)

    caller = asyncio.create_task(store.run(add_slowly))
    await asyncio.to_thread(begun.wait, 30)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    may_end.set()
    assert await asyncio.wait_for(heard.get(), 30) == set(await store.read(lambda uow: uow.jobs.orphans()))


async def test_an_open_store_passes_its_check(store: Store) -> None:
    await store.check()


async def test_two_stores_on_one_database_open_at_the_same_time(database_url: str) -> None:
    open_store = partial(Store.open, database_url)
    first, second = await asyncio.gather(asyncio.to_thread(open_store), asyncio.to_thread(open_store))
    invoice = await first.run(_add)
    assert await second.read(lambda uow: uow.invoices.get(invoice.id)) == invoice
    await asyncio.to_thread(first.close)
    await asyncio.to_thread(second.close)
