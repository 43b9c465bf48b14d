"""Workers take what waits in the database, no more at a time than they are, and survive what goes wrong."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from invoice_service.jobs.job_pool import JobPool, RunEnd
from mesh.deadline import deadline_in, time_left
from mesh.errors import ServiceError


class Database:
    """What waits, and what became of it."""

    def __init__(self, *waiting: str) -> None:
        self.waiting = list(waiting)
        self.runs: list[tuple[str, str]] = []
        self.at_once = self.most_at_once = 0
        self.failures: list[Exception] = []
        self.postponed: dict[str, float] = {}
        self.opened = asyncio.Event()
        self.opened.set()
        self.deadlines: list[float | None] = []
        self._progress = asyncio.Condition()

    async def ask(self) -> Sequence[str]:
        if self.failures:
            raise self.failures.pop(0)
        return tuple(self.waiting)

    async def run(self, invoice_id: str, *, password: str) -> RunEnd | None:
        if invoice_id not in self.waiting:
            return None
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.deadlines.append(time_left())
        async with self._progress:
            self.runs.append((invoice_id, password))
            self._progress.notify_all()
        try:
            await self.opened.wait()
        finally:
            self.at_once -= 1
        self.waiting.remove(invoice_id)
        again = self.postponed.pop(invoice_id, None)
        if again is not None:
            asyncio.get_running_loop().call_later(again, self.waiting.append, invoice_id)
        return RunEnd(again)

    async def has_run(self, times: int) -> list[tuple[str, str]]:
        async with asyncio.timeout(5), self._progress:
            await self._progress.wait_for(lambda: len(self.runs) >= times)
        return self.runs


def pool(database: Database, **settings: Any) -> JobPool:
    defaults = {"workers": 2, "scan_seconds": 60, "lease_seconds": 60}
    return JobPool(database.run, database.ask, **defaults | settings)


async def test_what_waits_at_the_start_is_done_in_its_order() -> None:
    database = Database("a", "b", "c")
    async with pool(database, workers=1):
        assert await database.has_run(3) == [("a", ""), ("b", ""), ("c", "")]


async def test_a_dispatched_invoice_is_done_at_once() -> None:
    database = Database()
    async with pool(database) as jobs:
        await asyncio.sleep(0.02)
        database.waiting.append("a")
        jobs.dispatch("a")
        assert await database.has_run(1) == [("a", "")]


async def test_a_scan_finds_what_nobody_dispatched() -> None:
    database = Database()
    async with pool(database, scan_seconds=0.02):
        await asyncio.sleep(0.01)
        database.waiting.append("a")
        assert await database.has_run(1)


async def test_what_a_killed_predecessor_held_is_looked_for_when_its_lease_has_lapsed() -> None:
    database = Database()
    async with pool(database, lease_seconds=0.05):
        await asyncio.sleep(0.01)
        database.waiting.append("a")
        assert await database.has_run(1)


async def test_there_are_never_more_runs_than_workers() -> None:
    database = Database(*"abcdefgh")
    database.opened.clear()
    async with pool(database, workers=3):
        await database.has_run(3)
        await asyncio.sleep(0.02)
        assert len(database.runs) == 3
        database.opened.set()
        await database.has_run(8)
    assert database.most_at_once == 3
    assert sorted(invoice_id for invoice_id, _ in database.runs) == list("abcdefgh")


async def test_a_run_that_is_postponed_is_made_again() -> None:
    database = Database("a")
    database.postponed["a"] = 0.02
    async with pool(database, workers=1):
        assert await database.has_run(2) == [("a", ""), ("a", "")]


async def test_a_run_with_a_password_waits_for_no_worker_and_inherits_no_deadline() -> None:
    database = Database("a")
    database.opened.clear()
    async with pool(database, workers=1) as jobs:
        await database.has_run(1)
        with deadline_in(5), jobs.dispatching("b", password="secret"):
            database.waiting.append("b")
        assert await database.has_run(2) == [("a", ""), ("b", "secret")]
        database.opened.set()
        await asyncio.sleep(0.02)
    assert database.deadlines == [None, None]


async def test_a_worker_that_is_faster_than_the_dispatch_has_the_password() -> None:
    database = Database()
    async with pool(database) as jobs:
        await asyncio.sleep(0.02)
        with jobs.dispatching("a", password="secret"):
            database.waiting.append("a")
            jobs.dispatch("some other")
            await database.has_run(1)
        await asyncio.sleep(0.02)
    assert database.runs == [("a", "secret")]


async def test_a_postponed_run_keeps_its_password_and_a_finished_one_does_not() -> None:
    database = Database()
    database.postponed["a"] = 0.02
    async with pool(database) as jobs:
        with jobs.dispatching("a", password="secret"):
            database.waiting.append("a")
        assert await database.has_run(2) == [("a", "secret")] * 2
        await asyncio.sleep(0.02)
        database.waiting.append("a")
        jobs.dispatch("a")
        assert (await database.has_run(3))[2] == ("a", "")


async def test_a_password_is_forgotten_when_the_invoice_does_not_come_to_wait() -> None:
    database = Database()
    async with pool(database) as jobs:
        with pytest.raises(ServiceError), jobs.dispatching("a", password="secret"):
            raise ServiceError("ETAG_MISMATCH")
        database.waiting.append("a")
        jobs.dispatch("a")
        assert await database.has_run(1) == [("a", "")]


@pytest.mark.parametrize("failure", [ServiceError("DEPENDENCY_UNAVAILABLE"), RuntimeError("a fault")])
async def test_a_worker_survives_a_database_that_is_away(failure: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("invoice_service.jobs.job_pool._REST_SECONDS", 0.01)
    database = Database("a")
    database.failures = [failure, failure]
    async with pool(database, workers=1):
        assert await database.has_run(1)


async def test_leaving_cancels_the_runs_and_waits_for_them() -> None:
    database = Database("a", "b")
    database.opened.clear()
    async with pool(database):
        await database.has_run(2)
    assert database.at_once == 0
