"""A caller that goes away stops the work, in each kind of rpc, and the handler releases what it holds."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import grpc
import pytest
from structlog.typing import EventDict

from mesh.auth import Role, requires
from mesh.host import ServiceHost
from mesh.settings import ServerSettings
from tests.integration.mesh.probe.harness import KINDS, Probe, ProbeMesh, nothing

every_kind = pytest.mark.parametrize("kind", KINDS)


class Work:
    """Work that never ends by itself, and remembers how it ended."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()
        self.cancelled = asyncio.Event()

    async def __call__(self) -> None:
        self.begun.set()
        try:
            await asyncio.get_running_loop().create_future()
        except asyncio.CancelledError:
            self.cancelled.set()
            raise


async def _finished(logs: list[EventDict]) -> EventDict:
    """The log line of the one call, once its handler is done."""
    for _ in range(100):
        if lines := [line for line in logs if line["event"] == "rpc_finished"]:
            return lines[0]
        await asyncio.sleep(0.01)
    raise AssertionError("the handler is still running")


@every_kind
async def test_a_call_that_its_caller_cancels_stops_within_a_second(
    probes: ProbeMesh, kind: str, logs: list[EventDict]
) -> None:
    work = Work()
    channel = await probes.channel(await probes.start(work))
    asking = asyncio.create_task(probes.ask(channel, kind, "a", "b"))
    await work.begun.wait()
    asking.cancel()
    await asyncio.wait_for(work.cancelled.wait(), 1)
    with suppress(asyncio.CancelledError):
        await asking
    assert (await _finished(logs))["code"] == "CANCELLED"


@every_kind
async def test_a_call_whose_connection_is_lost_stops_within_a_second(probes: ProbeMesh, kind: str) -> None:
    work = Work()
    channel = await probes.bare_channel(await probes.start(work))
    asking = asyncio.create_task(probes.ask(channel, kind, "a", "b"))
    await work.begun.wait()
    await channel.close()
    await asyncio.wait_for(work.cancelled.wait(), 1)
    with suppress(asyncio.CancelledError, grpc.aio.AioRpcError):
        await asking


@every_kind
async def test_a_call_past_its_callers_deadline_stops(probes: ProbeMesh, kind: str, logs: list[EventDict]) -> None:
    work = Work()
    channel = await probes.channel(await probes.start(work))
    failure = await probes.failure(channel, kind, timeout=0.2)
    assert failure.code() is grpc.StatusCode.DEADLINE_EXCEEDED
    await asyncio.wait_for(work.cancelled.wait(), 1)
    assert (await _finished(logs))["code"] == "DEADLINE_EXCEEDED"


@every_kind
async def test_a_call_without_a_deadline_ends_at_the_servers(probes: ProbeMesh, kind: str) -> None:
    work = Work()
    settings = ServerSettings(unary_seconds=0.2, stream_seconds=0.2, grace_seconds=0)
    channel = await probes.bare_channel(await probes.start(work, settings=settings))
    failure = await probes.failure(channel, kind)
    assert failure.code() is grpc.StatusCode.DEADLINE_EXCEEDED
    assert "0.2 seconds" in (failure.details() or "")
    assert work.cancelled.is_set()


async def test_a_stream_that_waits_for_its_reader_releases_what_it_holds(probes: ProbeMesh) -> None:
    tasks: list[asyncio.Task[Any] | None] = []
    released = asyncio.Event()

    class Flood(Probe):
        @requires(Role.VIEWER)
        async def ServerStream(self, request: Any, context: Any) -> AsyncIterator[Any]:
            tasks.append(asyncio.current_task())
            try:
                while True:
                    yield probes.stubs.messages.ProbeResponse(text="x" * 2**20)
            finally:
                tasks.append(asyncio.current_task())
                released.set()

    service = probes.stubs.service(Flood(probes.stubs, nothing))
    async with ServiceHost("probe", ServerSettings(grace_seconds=0), [service]) as host:
        call = probes.call(await probes.channel(host), "ServerStream", "a")
        await call.read()
        call.cancel()
        await asyncio.wait_for(released.wait(), 1)
    # Within the call itself, not whenever the generator is collected.
    assert tasks[0] is tasks[1]
