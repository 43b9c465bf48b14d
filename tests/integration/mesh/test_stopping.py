"""How a server stops: calls that run may end, new ones are refused, and what was opened is closed in reverse."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import grpc
import pytest

from mesh.host import ServiceHost
from mesh.settings import ServerSettings
from tests.integration.mesh.probe.harness import Probe, ProbeMesh, nothing


class Gate:
    """Work that goes on until it is let go."""

    def __init__(self) -> None:
        self.begun, self.may_end = asyncio.Event(), asyncio.Event()

    async def __call__(self) -> None:
        self.begun.set()
        await self.may_end.wait()


async def test_a_running_call_may_end_and_new_ones_are_refused(probes: ProbeMesh) -> None:
    gate = Gate()
    host = await probes.start(gate, settings=ServerSettings(grace_seconds=5))
    channel = await probes.channel(host)
    running = asyncio.create_task(probes.ask(channel, "ServerStream", "a"))
    await gate.begun.wait()
    stopping = asyncio.create_task(host.stop())
    await host.health.draining.wait()
    # The refusal follows the turn to NOT_SERVING by a moment.
    await asyncio.sleep(0.05)

    refused = await probes.failure(await probes.bare_channel(host))
    assert refused.code() is grpc.StatusCode.UNAVAILABLE
    assert not stopping.done()

    gate.may_end.set()
    assert await running == ["a", "a"]
    await stopping


async def test_new_calls_are_served_while_balancers_take_notice(probes: ProbeMesh) -> None:
    host = await probes.start(settings=ServerSettings(drain_seconds=0.3, grace_seconds=0))
    channel = await probes.channel(host)
    stopping = asyncio.create_task(host.stop())
    await host.health.draining.wait()
    assert await probes.ask(channel, "Unary", "a") == ["a"]
    await stopping
    assert (await probes.failure(channel)).code() is grpc.StatusCode.UNAVAILABLE


async def test_a_call_that_outlives_the_grace_is_cancelled(probes: ProbeMesh) -> None:
    gate = Gate()
    host = await probes.start(gate, settings=ServerSettings(grace_seconds=0.1))
    running = asyncio.create_task(probes.ask(await probes.channel(host), "Unary", "a"))
    await gate.begun.wait()
    async with asyncio.timeout(2):
        await host.stop()
    with pytest.raises(grpc.aio.AioRpcError) as failure:
        await running
    assert failure.value.code() in {grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.CANCELLED}


async def test_what_was_opened_is_closed_in_reverse_after_the_last_call(probes: ProbeMesh) -> None:
    steps: list[str] = []

    @asynccontextmanager
    async def adapter(name: str) -> AsyncIterator[None]:
        steps.append(f"open {name}")
        yield
        steps.append(f"close {name}")

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            for name in ("database", "queue"):
                await stack.enter_async_context(adapter(name))
            yield

    async def work() -> None:
        begun.set()
        await asyncio.sleep(0.1)
        steps.append("work done")

    begun = asyncio.Event()
    host = await probes.start(work, settings=ServerSettings(grace_seconds=5), lifespan=lifespan)
    running = asyncio.create_task(probes.ask(await probes.channel(host), "Unary", "a"))
    await begun.wait()
    await host.stop()
    await running
    assert steps == ["open database", "open queue", "work done", "close queue", "close database"]


async def test_a_lifespan_that_fails_leaves_no_server_behind(probes: ProbeMesh) -> None:
    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        raise ConnectionError("no database")
        yield

    service = probes.stubs.service(Probe(probes.stubs, nothing))
    host = ServiceHost("probe", ServerSettings(), [service], lifespan=lifespan)
    with pytest.raises(ConnectionError):
        await host.start()
    failure = await probes.failure(await probes.bare_channel(host))
    assert failure.code() is grpc.StatusCode.UNAVAILABLE
