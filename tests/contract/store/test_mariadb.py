"""What only a database server does: it deadlocks, goes away, falls silent and has an opinion on characters."""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DataError

from invoice_service.store import Store, UnitOfWork
from invoice_service.store.database import open_database
from invoice_service.store.migrations import migrate
from invoice_service.store.unit_of_work import unit_of_work
from invoicemesh.invoice.v1.invoice_pb2 import Invoice
from invoicemesh.invoice.v1.invoice_service_pb2 import InvoiceFilter
from mesh.errors import ServiceError
from tests.contract.store.ledger import Ledger, new_invoice
from tests.servers.mariadb import MariaDb, running_mariadb


@pytest.fixture
def url(mariadb_server: MariaDb) -> str:
    return mariadb_server.url(mariadb_server.new_database())


@pytest.fixture
def own_server(mariadb_server: MariaDb) -> Iterator[MariaDb]:
    """A server that the test may do to what it likes; where there is one, there are two."""
    with running_mariadb() as server:
        yield server


def _add(uow: UnitOfWork) -> Invoice:
    return uow.invoices.add(new_invoice(), allow_duplicate=True).invoice


def _get(invoice_id: str, uow: UnitOfWork) -> Invoice:
    return uow.invoices.get(invoice_id)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Store]:
    store = await asyncio.to_thread(Store.open, url, threads=2)
    yield store
    await asyncio.to_thread(store.close)


async def test_a_deadlock_is_no_error_for_either_side(url: str) -> None:
    async with opened(url) as store:
        first, second = [(await store.run(_add)).id for _ in range(2)]
        both_hold_one = threading.Barrier(2)
        tries: list[str] = []

        def change_both(one: str, other: str) -> Callable[[UnitOfWork], None]:
            def work(uow: UnitOfWork) -> None:
                tries.append(one)
                uow.invoices.update(one, etag="", actor="ada", notes=f"{one} first")
                if len(tries) <= 2:
                    both_hold_one.wait(10)
                uow.invoices.update(other, etag="", actor="ada", notes=f"{one} first")

            return work

        await asyncio.gather(store.run(change_both(first, second)), store.run(change_both(second, first)))
        notes = {invoice.notes for invoice in [await store.read(partial(_get, one)) for one in (first, second)]}
    assert len(tries) == 3
    assert notes == {f"{tries[-1]} first"}


async def test_a_server_that_is_away_is_waited_for_and_found_again(own_server: MariaDb) -> None:
    async with opened(own_server.url(own_server.new_database())) as store:
        added = await store.run(lambda uow: uow.invoices.add(new_invoice()))
        own_server.process.stop(signal.SIGTERM)
        for attempt in (store.check(), store.run(lambda uow: uow.invoices.add(new_invoice("other")))):
            with pytest.raises(ServiceError) as refused:
                await attempt
            assert refused.value.reason == "DEPENDENCY_UNAVAILABLE"
            assert refused.value.retry_after == 1.0
        own_server.process.start()
        assert await store.read(lambda uow: uow.invoices.get(added.invoice.id)) == added.invoice
        assert not (await store.run(lambda uow: uow.invoices.add(new_invoice("other")))).already_existed


def test_a_server_that_falls_silent_counts_as_away(own_server: MariaDb) -> None:
    url = own_server.url(own_server.new_database())
    migrate(url)
    engine = open_database(url, connections=1, answer_seconds=1)
    with unit_of_work(engine) as uow:
        uow.invoices.add(new_invoice())
    own_server.process.pause()
    try:
        with pytest.raises(ServiceError) as refused, unit_of_work(engine, read_only=True) as uow:
            uow.events.latest()
    finally:
        own_server.process.resume()
    assert refused.value.reason == "DEPENDENCY_UNAVAILABLE"
    with unit_of_work(engine, read_only=True) as uow:
        assert uow.events.latest() == 1
    engine.dispose()


def test_every_character_is_kept_and_case_matters_whoever_made_the_database(mariadb_server: MariaDb, url: str) -> None:
    database = url.rpartition("/")[2]
    mariadb_server.execute(f"ALTER DATABASE {database} CHARACTER SET latin1")
    migrate(url)
    ledger = Ledger(open_database(url, connections=1))
    added = ledger.add(new_invoice(filename="счёт 𝔸🧾.pdf", tags=("Travel",)))
    assert ledger.get(added.id).document.filename == "счёт 𝔸🧾.pdf"
    with ledger.read() as uow:
        for tag, found in (("Travel", 1), ("travel", 0)):
            assert len(uow.summaries.list(InvoiceFilter(tag=tag), page_size=5).summaries) == found
    ledger.engine.dispose()


def test_a_value_that_does_not_fit_is_refused_and_not_cut(url: str) -> None:
    migrate(url)
    ledger = Ledger(open_database(url, connections=1))
    with pytest.raises(DataError, match="Data too long"):
        ledger.add(new_invoice(filename="x" * 256))
    ledger.engine.dispose()


def test_a_writer_sees_what_others_committed_and_a_reader_one_state_of_things(url: str) -> None:
    migrate(url)
    ledger = Ledger(open_database(url, connections=2))
    for read_only in (False, True):
        with unit_of_work(ledger.engine, read_only=read_only) as uow:
            uow.events.latest()
            before = uow.events.latest()
            ledger.add()
            assert uow.events.latest() == before + (not read_only)
    ledger.engine.dispose()


def test_a_migration_waits_for_the_one_that_another_process_makes(url: str) -> None:
    engine = open_database(url, connections=1)
    with engine.connect() as other:
        other.execute(text("SELECT GET_LOCK(CONCAT('invoicemesh ', LEFT(SHA2(DATABASE(), 256), 32)), 0)"))
        migrating = threading.Thread(target=migrate, args=(url,))
        migrating.start()
        migrating.join(0.5)
        assert migrating.is_alive()
        other.execute(text("DO RELEASE_ALL_LOCKS()"))
        migrating.join(30)
        assert not migrating.is_alive()
    engine.dispose()
    ledger = Ledger(open_database(url, connections=1))
    assert ledger.add().id
    ledger.engine.dispose()
