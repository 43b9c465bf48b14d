"""The invoice service between its fakes, on the event loop that it runs on."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path

import pytest
import uvloop

from tests.integration.invoice_service.harness import Bench


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop that the services run on."""
    return {"uvloop": uvloop.new_event_loop}


@pytest.fixture
async def idle_bench(tmp_path: Path) -> AsyncIterator[Bench]:
    """Not started yet: the test says how."""
    bench = Bench(tmp_path)
    yield bench
    await bench.close()


@pytest.fixture
async def bench(idle_bench: Bench) -> Bench:
    """Started with the usual settings."""
    await idle_bench.start()
    return idle_bench
