"""Who may call: from this machine only, also through the gateway, and only what declares a role."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import grpc
import pytest

from mesh.host import ServiceHost
from mesh.settings import ServerSettings
from mesh.start_error import StartError
from tests.integration.mesh.probe.harness import KINDS, SERVICE, Probe, ProbeMesh, nothing

REMOTE = "203.0.113.9"


@pytest.mark.parametrize("kind", KINDS)
async def test_a_remote_caller_behind_the_gateway_is_refused(probes: ProbeMesh, kind: str) -> None:
    channel = await probes.channel(await probes.start())
    failure = await probes.failure(channel, kind, metadata=(("x-forwarded-for", f"127.0.0.1, {REMOTE}"),))
    assert failure.code() is grpc.StatusCode.UNAUTHENTICATED


@pytest.mark.parametrize(
    "metadata",
    [
        (("x-invoicemesh-caller", REMOTE),),
        (("x-forwarded-for", "127.0.0.1"), ("x-invoicemesh-caller", REMOTE)),
        (("x-forwarded-for", "127.0.0.1"), ("x-forwarded-for", REMOTE)),
        (("x-forwarded-for", ""),),
        (("x-forwarded-for", "localhost"),),
        (("x-forwarded-for", "192.168.1.4"),),
    ],
)
async def test_a_caller_that_is_not_surely_local_is_refused(
    probes: ProbeMesh, metadata: Iterable[tuple[str, str]]
) -> None:
    channel = await probes.channel(await probes.start())
    failure = await probes.failure(channel, metadata=metadata)
    assert failure.code() is grpc.StatusCode.UNAUTHENTICATED


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "203.0.113.9, 127.0.0.1", "::ffff:127.0.0.1"])
async def test_a_local_caller_behind_the_gateway_is_served(probes: ProbeMesh, address: str) -> None:
    channel = await probes.channel(await probes.start())
    assert await probes.ask(channel, "Unary", "a", metadata=(("x-forwarded-for", address),)) == ["a"]


async def test_a_caller_on_ipv6_loopback_is_served(probes: ProbeMesh) -> None:
    host = await probes.start(settings=ServerSettings(host="::1", grace_seconds=0))
    async with grpc.aio.insecure_channel(f"[::1]:{host.port}") as channel:
        assert await probes.ask(channel, "Unary", "a") == ["a"]


async def test_a_server_with_a_method_that_declares_no_role_does_not_start(probes: ProbeMesh) -> None:
    class Careless(Probe):
        async def Unary(self, request: Any, context: Any) -> Any:
            return await super().Unary(request, context)

    host = ServiceHost("probe", ServerSettings(), [probes.stubs.service(Careless(probes.stubs, nothing))])
    with pytest.raises(StartError, match=rf"{SERVICE} does not start: give Unary a role"):
        await host.start()


async def test_a_method_outside_the_contract_is_refused(probes: ProbeMesh) -> None:
    async def leak(request: bytes, context: Any) -> bytes:
        return b"secret"

    def register(servicer: Any, server: grpc.aio.Server) -> None:
        probes.stubs.services.add_ProbeServiceServicer_to_server(servicer, server)
        methods: dict[str, grpc.RpcMethodHandler[bytes, bytes]] = {"Leak": grpc.unary_unary_rpc_method_handler(leak)}
        server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler("invoicemesh.Hidden", methods),))

    wider = replace(probes.stubs.service(Probe(probes.stubs, nothing)), register=register)
    async with (
        ServiceHost("probe", ServerSettings(grace_seconds=0), [wider]) as host,
        grpc.aio.insecure_channel(f"127.0.0.1:{host.port}") as channel,
    ):
        with pytest.raises(grpc.aio.AioRpcError) as failure:
            await probes.raw(channel, "/invoicemesh.Hidden/Leak")
        assert failure.value.code() is grpc.StatusCode.PERMISSION_DENIED
