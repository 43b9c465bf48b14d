"""What grpc.health.v1 says while a server starts, serves, loses something and stops."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from mesh.health import Health
from mesh.host import ServiceHost
from mesh.settings import ServerSettings
from tests.integration.mesh.probe.harness import SERVICE, Probe, ProbeMesh, nothing

SERVING = health_pb2.HealthCheckResponse.SERVING
NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING


async def _status(port: int, service: str = "", metadata: tuple[tuple[str, str], ...] = ()) -> int:
    async with grpc.aio.insecure_channel(f"127.0.0.1:{port}") as channel:
        request = health_pb2.HealthCheckRequest(service=service)
        answer = await health_pb2_grpc.HealthStub(channel).Check(request, metadata=metadata)
        return int(answer.status)


async def test_a_server_is_not_serving_until_its_lifespan_is_open(probes: ProbeMesh) -> None:
    opened, may_open = asyncio.Event(), asyncio.Event()

    @asynccontextmanager
    async def lifespan() -> AsyncIterator[None]:
        opened.set()
        await may_open.wait()
        yield

    service = probes.stubs.service(Probe(probes.stubs, nothing))
    host = ServiceHost("probe", ServerSettings(grace_seconds=0), [service], lifespan=lifespan)
    starting = asyncio.create_task(host.start())
    await opened.wait()
    assert [await _status(host.port, name) for name in ("", SERVICE)] == [NOT_SERVING, NOT_SERVING]
    failure = await probes.failure(await probes.channel(host))
    assert failure.code() is grpc.StatusCode.UNAVAILABLE
    assert "probe, cannot be reached or is not ready yet" in (failure.details() or "")

    may_open.set()
    await starting
    assert [await _status(host.port, name) for name in ("", SERVICE)] == [SERVING, SERVING]
    assert await probes.ask(await probes.channel(host), "Unary", "a") == ["a"]
    await host.stop()


async def test_a_service_speaks_for_itself(probes: ProbeMesh) -> None:
    health = Health()
    host = await probes.start(health=health)
    await health.set_able(SERVICE, able=False)
    assert [await _status(host.port, name) for name in ("", SERVICE)] == [NOT_SERVING, NOT_SERVING]
    await health.set_able(SERVICE, able=True)
    assert [await _status(host.port, name) for name in ("", SERVICE)] == [SERVING, SERVING]


async def test_an_unknown_service_is_not_found(probes: ProbeMesh) -> None:
    host = await probes.start()
    with pytest.raises(grpc.aio.AioRpcError) as failure:
        await _status(host.port, "no.such.Service")
    assert failure.value.code() is grpc.StatusCode.NOT_FOUND


async def test_health_is_told_to_remote_callers_too(probes: ProbeMesh) -> None:
    host = await probes.start()
    assert await _status(host.port, metadata=(("x-forwarded-for", "203.0.113.9"),)) == SERVING


async def test_a_watch_sees_the_server_drain(probes: ProbeMesh) -> None:
    host = await probes.start()
    async with grpc.aio.insecure_channel(f"127.0.0.1:{host.port}") as channel:
        watch = health_pb2_grpc.HealthStub(channel).Watch(health_pb2.HealthCheckRequest(service=SERVICE))
        assert (await watch.read()).status == SERVING
        await host.health.drain()
        assert (await watch.read()).status == NOT_SERVING
        assert host.health.draining.is_set()
        watch.cancel()
