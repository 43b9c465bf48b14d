"""Runs the measurements and prints their tables: `python -m tests.benchmarks.store --help`."""

import argparse
import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from invoice_service.store.database import open_database
from invoice_service.store.migrations import migrate
from mesh.logging import configure_logging
from mesh.settings import LogFormat, LogLevel
from tests.benchmarks.store.filling import fill
from tests.benchmarks.store.questions import questions
from tests.benchmarks.store.raw import raw_messages_per_second
from tests.benchmarks.store.reading import BARE_THREADS, CONCURRENT, Asked, Reading, measure
from tests.benchmarks.store.service_process import serving
from tests.benchmarks.store.working import PROCESSES, THREADS, Worked, work_off
from tests.servers import redis
from tests.servers.mariadb import MariaDb, running_mariadb

_FEW = 10_000
_RAW_MESSAGES = 5_000

# They come last, below the tables.
_FIGURES: list[str] = []


def main() -> int:
    """Measures what is asked for; 1 when a document was lost or processed twice."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.store", description=__doc__)
    parser.add_argument("--invoices", type=int, default=100_000, help="invoices to read among, beside 10,000")
    parser.add_argument("--calls", type=int, default=500, help="calls of each kind in each of three rounds; 0: none")
    parser.add_argument("--documents", type=int, default=2_000, help="documents for workers that are left alone")
    parser.add_argument("--killed", type=int, default=2_000, help="documents for workers that are killed")
    parser.add_argument("--kill-every", type=float, default=5.0, help="seconds from one kill to the next")
    parser.add_argument("--folder", type=Path, help="where the database lies; in memory when it is not given")
    parser.add_argument("--buffer-pool", default="1G", help="memory of the database for its pages")
    options = parser.parse_args()
    configure_logging("benchmark", LogFormat.CONSOLE, LogLevel.ERROR)
    _line(f"load of this machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    sizes = (f"--innodb-buffer-pool-size={options.buffer_pool}", "--innodb-log-file-size=512M")
    with running_mariadb(*sizes, parent=options.folder) as mariadb:
        if options.calls:
            asyncio.run(_read(mariadb, options.invoices, options.calls))
        lost = asyncio.run(_work(mariadb, options.documents, options.killed, options.kill_every))
    _line("\n" + "\n".join(_FIGURES))
    return 1 if lost else 0


async def _read(mariadb: MariaDb, invoices: int, calls: int) -> None:
    urls = [await asyncio.to_thread(_filled, mariadb, number) for number in (_FEW, invoices)]
    few, many = await read_both(urls, (_FEW, invoices), calls)
    _tell(few, many, invoices=invoices, calls=calls)


def _filled(mariadb: MariaDb, invoices: int) -> str:
    """The URL of a new database of so many invoices."""
    url = mariadb.url(mariadb.new_database())
    migrate(url)
    engine = open_database(url, connections=1, answer_seconds=None)
    begin = time.perf_counter()
    fill(engine, range(invoices))
    engine.dispose()
    _line(f"filled with {invoices} invoices in {time.perf_counter() - begin:.0f} s")
    return url


async def read_both(urls: Sequence[str], numbers: Sequence[int], calls: int) -> list[dict[str, Reading]]:
    """Reads in databases of so many invoices by turns; what was measured in each, by the name of the question."""
    async with AsyncExitStack() as opened:
        asked = []
        for url, number in zip(urls, numbers, strict=True):
            folder = opened.enter_context(tempfile.TemporaryDirectory())
            service = await opened.enter_async_context(serving(url, Path(folder)))
            engine = open_database(url, connections=BARE_THREADS)
            opened.callback(engine.dispose)
            asked.append({name: Asked(one, service, engine) for name, one in questions(service.stub, number).items()})
        readings: list[dict[str, Reading]] = [{} for _ in urls]
        for name in asked[0]:
            for reading, one in zip(readings, await measure([of[name] for of in asked], calls=calls), strict=True):
                reading[name] = one
        return readings


def _tell(few: Mapping[str, Reading], many: Mapping[str, Reading], *, invoices: int, calls: int) -> None:
    _line(f"\n{calls} calls by gRPC, {CONCURRENT} at a time; p50 and p99 in ms, CPU of the service in ms a call\n")
    _line(
        f"| what | p50 of {_FEW} | p99 | p50 of {invoices} | p99 | many/few | CPU "
        "| bare p99 | CPU | p99/bare | CPU-bare |"
    )
    _line("| --- |" + " ---: |" * 10)
    for name, of_many in many.items():
        service, bare, before = of_many.service, of_many.bare, few[name].service
        ratio = service.p99 / before.p99
        beside = (
            f"{bare.p99:.0f} | {bare.cpu:.2f} | {service.p99 / bare.p99:.2f} | {service.cpu - bare.cpu:.2f}"
            if bare
            else " | | | "
        )
        _line(
            f"| {name} | {before.p50:.0f} | {before.p99:.0f} | {service.p50:.0f} | {service.p99:.0f} | {ratio:.2f} "
            f"| {service.cpu:.2f} | {beside} |"
        )
    for name, of_many in many.items():
        service, bare = of_many.service, of_many.bare
        _figure(f"{name} p99", service.p99, "ms")
        _figure(f"{name} p99 {invoices} to {_FEW}", service.p99 / few[name].service.p99, "ratio")
        if bare:
            _figure(f"{name} p99 to bare", service.p99 / bare.p99, "ratio")
            _figure(f"{name} CPU over bare", service.cpu - bare.cpu, "ms")


async def _work(mariadb: MariaDb, documents: int, killed: int, kill_every: float) -> int:
    _line(f"\n{PROCESSES} processes of {THREADS} threads each\n")
    _line("| what | a second | workers killed | processed once | lost or twice |")
    _line("| --- | ---: | ---: | ---: | ---: |")
    lost = 0
    if killed:
        disturbed = await _work_off(mariadb, killed, kill_every)
        lost += _tell_worked(f"documents, a worker killed at random every {kill_every:g} s", killed, disturbed)
    if documents:
        alone = await _work_off(mariadb, documents, None)
        lost += _tell_worked("documents, workers left alone", documents, alone)
        raw, with_rows = [await asyncio.to_thread(_raw, mariadb, stores) for stores in (False, True)]
        _line(f"| messages of Dramatiq alone that do nothing | {raw:.1f} | | | |")
        _line(f"| messages of Dramatiq alone that write a row | {with_rows:.1f} | | | |")
        _figure("documents a second", alone.per_second, "1/s")
        _figure("documents to messages that do nothing", alone.per_second / raw, "ratio")
        _figure("documents to messages that write a row", alone.per_second / with_rows, "ratio")
    if documents or killed:
        _figure("documents lost or processed twice", lost, "documents")
    return lost


async def _work_off(mariadb: MariaDb, documents: int, kill_every: float | None) -> Worked:
    with redis.running_redis() as server, tempfile.TemporaryDirectory() as folder:
        database = mariadb.url(mariadb.new_database())
        return await work_off(
            documents, Path(folder), database_url=database, queue_url=redis.url(server), kill_every=kill_every
        )


def _tell_worked(name: str, documents: int, worked: Worked) -> int:
    once = worked.times_processed[1]
    _line(f"| {name} | {worked.per_second:.1f} | {worked.kills} | {once} | {documents - once} |")
    return documents - once


def _raw(mariadb: MariaDb, stores: bool) -> float:
    with redis.running_redis() as server:
        return raw_messages_per_second(
            _RAW_MESSAGES,
            processes=PROCESSES,
            threads=THREADS,
            queue_url=redis.url(server),
            database_url=mariadb.url(mariadb.new_database()) if stores else None,
        )


def _figure(name: str, value: float, unit: str) -> None:
    _FIGURES.append(f"figure {re.sub(r'[^a-z0-9]+', '_', name.lower())} {value:.3f} {unit}")


def _line(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
