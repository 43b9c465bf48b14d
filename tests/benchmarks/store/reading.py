"""How long reading takes while fifty people read, beside the bare query, and what it costs in CPU."""

import asyncio
import math
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

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
class Asked:
    """A question to a service, and to the database behind it."""

    question: Question
    service: ServiceProcess
    engine: Engine


@dataclass(frozen=True)
class Reading:
    """The service, and the bare query beside it; None where there is none."""

    service: Waits
    bare: Waits | None


async def measure(asked: Sequence[Asked], *, calls: int) -> list[Reading]:
    """Asks all by turns, so many times a round, `CONCURRENT` at a time; the middle figures of the rounds count.

    By turns, so that what else the machine does meanwhile slows all of them.
    """
    by_service: list[list[Waits]] = [[] for _ in asked]
    by_bare: list[list[Waits]] = [[] for _ in asked]
    with ThreadPoolExecutor(BARE_THREADS) as threads:
        for _ in range(_ROUNDS):
            for one, services, bares in zip(asked, by_service, by_bare, strict=True):
                number = round(calls * one.question.share)
                services.append(await _round(one.question.call, one.service.cpu_seconds, number))
                if one.question.bare is not None:
                    bares.append(await _round(partial(_ask_bare, one, threads), time.process_time, number))
    return [
        Reading(_middle(services), _middle(bares) if bares else None)
        for services, bares in zip(by_service, by_bare, strict=True)
    ]


async def _ask_bare(asked: Asked, threads: ThreadPoolExecutor) -> None:
    def ask() -> None:
        assert asked.question.bare is not None
        with asked.engine.connect() as connection:
            asked.question.bare(connection)

    await asyncio.get_running_loop().run_in_executor(threads, ask)


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
