"""How long reading takes while fifty people read, beside the bare query, and what it costs in CPU."""

import asyncio
import math
import statistics
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy import Engine

from tests.benchmarks.store.questions import Question
from tests.benchmarks.store.service_process import ServiceProcess

CONCURRENT = 50

# The service has as many for its database.
BARE_THREADS = 4

_ROUNDS = 3


@dataclass(frozen=True)
class Waits:
    """The median and the 99th percentile of waits, and CPU time a call; in milliseconds."""

    p50: float
    p99: float
    cpu: float


@dataclass(frozen=True)
class Reading:
    """The service, and the bare query beside it; None where there is none."""

    service: Waits
    bare: Waits | None


async def measure(question: Question, service: ServiceProcess, engine: Engine, *, calls: int) -> Reading:
    """Asks both by turns, so many times a round, `CONCURRENT` at a time; the middle figures of the rounds count."""
    by_service, by_bare = [], []
    with ThreadPoolExecutor(BARE_THREADS) as threads:
        loop = asyncio.get_running_loop()

        def bare() -> None:
            assert question.bare is not None
            with engine.connect() as connection:
                question.bare(connection)

        async def ask_bare() -> None:
            await loop.run_in_executor(threads, bare)

        for _ in range(_ROUNDS):
            by_service.append(await _round(question.call, service.cpu_seconds, calls))
            if question.bare is not None:
                by_bare.append(await _round(ask_bare, time.process_time, calls))
    return Reading(_middle(by_service), _middle(by_bare) if by_bare else None)


async def _round(ask: Callable[[], Awaitable[object]], cpu_seconds: Callable[[], float], calls: int) -> Waits:
    for _ in range(5):
        await ask()
    waits: list[float] = []

    async def keep_asking(times: int) -> None:
        for _ in range(times):
            begin = time.perf_counter()
            await ask()
            waits.append((time.perf_counter() - begin) * 1000)

    cpu = cpu_seconds()
    await asyncio.gather(*(keep_asking(math.ceil(calls / CONCURRENT)) for _ in range(CONCURRENT)))
    cpu = cpu_seconds() - cpu
    waits.sort()
    return Waits(statistics.median(waits), waits[math.ceil(len(waits) * 0.99) - 1], cpu / len(waits) * 1000)


def _middle(rounds: list[Waits]) -> Waits:
    return Waits(
        statistics.median(one.p50 for one in rounds),
        statistics.median(one.p99 for one in rounds),
        statistics.median(one.cpu for one in rounds),
    )
