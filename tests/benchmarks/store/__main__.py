"""Runs the measurements and prints their tables: `python -m tests.benchmarks.store --help`."""

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from invoice_service.store import Store
from invoice_service.store.database import open_database
from invoice_service.store.migrations import migrate
from mesh.logging import configure_logging
from mesh.settings import LogFormat, LogLevel
from tests.benchmarks.store.filling import fill
from tests.benchmarks.store.reading import CONCURRENT, Reading, measure, questions
from tests.benchmarks.store.working import PROCESSES, THREADS, raw_dramatiq, work_off
from tests.servers import redis
from tests.servers.mariadb import MariaDb, running_mariadb

_SMALLER = 10


def main() -> int:
    """Measures what is asked for; 1 when a document was lost or processed twice."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.store", description=__doc__)
    parser.add_argument("--invoices", type=int, default=10_000, help="invoices to read among (100000: long)")
    parser.add_argument("--calls", type=int, default=500, help="calls of each kind")
    parser.add_argument("--documents", type=int, default=200, help="documents for workers that are left alone")
    parser.add_argument("--killed", type=int, default=200, help="documents for workers that are killed (10000: long)")
    parser.add_argument("--kill-every", type=float, default=5.0, help="seconds from one kill to the next")
    options = parser.parse_args()
    configure_logging("benchmark", LogFormat.CONSOLE, LogLevel.ERROR)
    with running_mariadb("--innodb-buffer-pool-size=1G") as mariadb:
        asyncio.run(_read(mariadb, options.invoices, options.calls))
        return asyncio.run(_work(mariadb, options.documents, options.killed, options.kill_every))


async def _read(mariadb: MariaDb, invoices: int, calls: int) -> None:
    url = mariadb.url(mariadb.new_database())
    await asyncio.to_thread(migrate, url)
    engine = open_database(url, connections=4)
    store = Store(open_database(url, connections=4), threads=4)
    readings: list[Mapping[str, Reading]] = []
    done = 0
    for number in (invoices // _SMALLER, invoices):
        await asyncio.to_thread(fill, engine, range(done, number))
        done = number
        asked = questions(store, engine, number)
        readings.append({name: await measure(question, calls=calls) for name, question in asked.items()})
    await asyncio.to_thread(store.close)
    engine.dispose()

    few, many = readings
    _line(f"\n{calls} calls, {CONCURRENT} at a time; {invoices // _SMALLER} and {invoices} invoices in MariaDB\n")
    _line("| what | p99 among the few | p99 among all | ratio | CPU a call |")
    _line("| --- | ---: | ---: | ---: | ---: |")
    for name, reading in many.items():
        ratio = reading.p99_ms / few[name].p99_ms
        _line(
            f"| {name} | {few[name].p99_ms:.1f} ms | {reading.p99_ms:.1f} ms | {ratio:.2f} | {reading.cpu_ms:.2f} ms |"
        )


async def _work(mariadb: MariaDb, documents: int, killed: int, kill_every: float) -> int:
    _line(f"\n{PROCESSES} worker processes of {THREADS} threads; OCR and NLP are instant\n")
    _line("| what | a second | workers killed | processed once | lost or twice |")
    _line("| --- | ---: | ---: | ---: | ---: |")
    wrong = 0
    for name, number, every in (("left alone", documents, None), ("killed at random", killed, kill_every)):
        with redis.running_redis() as server, tempfile.TemporaryDirectory() as folder:
            database = mariadb.url(mariadb.new_database())
            worked = await work_off(
                number, Path(folder), database_url=database, queue_url=redis.url(server), kill_every=every
            )
        once = worked.times_processed[1]
        wrong += number - once
        _line(f"| documents, {name} | {worked.per_second:.1f} | {worked.kills} | {once} | {number - once} |")
    with redis.running_redis() as server:
        alone = await asyncio.to_thread(raw_dramatiq, documents, redis.url(server))
    _line(f"| messages of Dramatiq alone, one process | {alone:.1f} | 0 | | |")
    return 1 if wrong else 0


def _line(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
