"""What goes along when a service calls another one while it serves a call: the time that is left and the request id."""

import grpc
import pytest

from mesh.call_policy import CallPolicy
from mesh.deadline import time_left
from mesh.errors import ServiceError
from mesh.request_id import current_request_id
from tests.integration.mesh.probe.harness import KINDS, SERVICE, ProbeMesh

every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
async def test_the_deadline_shrinks_from_server_to_server(probes: ProbeMesh, kind: str) -> None:
    left: dict[str, float | None] = {}

    async def look() -> None:
        left["second"] = time_left()

    second = await probes.channel(await probes.start(look), CallPolicy(margin_seconds=0.5))

    async def relay() -> None:
        left["first"] = time_left()
        await probes.ask(second, kind, "a")

    first = await probes.channel(await probes.start(relay))
    await probes.ask(first, kind, "a", timeout=5)

    assert left["first"] is not None
    assert left["second"] is not None
    # On the wire gRPC rounds up by as much as a hundredth.
    assert 4 < left["first"] <= 5.05
    assert 3 < left["second"] <= left["first"] - 0.4


@every_kind
async def test_the_request_id_goes_along(probes: ProbeMesh, kind: str) -> None:
    seen: list[str | None] = []

    async def look() -> None:
        seen.append(current_request_id())

    second = await probes.channel(await probes.start(look))

    async def relay() -> None:
        await probes.ask(second, kind, "a")

    first = await probes.bare_channel(await probes.start(relay))
    await probes.ask(first, kind, "a", metadata=(("x-request-id", "request-10"),))
    assert seen == ["request-10"]


async def test_a_call_gets_the_policys_deadline(probes: ProbeMesh) -> None:
    left: list[float | None] = []

    async def look() -> None:
        left.append(time_left())

    channel = await probes.channel(await probes.start(look), CallPolicy(unary_seconds=7, stream_seconds=70))
    await probes.ask(channel, "Unary", "a")
    await probes.ask(channel, "BothStream", "a")
    assert [round(seconds or 0) for seconds in left] == [7, 70]


@every_kind
async def test_a_call_with_no_time_left_is_not_made(probes: ProbeMesh, kind: str) -> None:
    reached: list[bool] = []

    async def note() -> None:
        reached.append(True)

    second = await probes.channel(await probes.start(note), CallPolicy(margin_seconds=60))

    async def relay() -> None:
        await probes.ask(second, kind, "a")

    first = await probes.channel(await probes.start(relay))
    failure = await probes.failure(first, timeout=5)
    assert (failure.code(), reached) == (grpc.StatusCode.DEADLINE_EXCEEDED, [])


async def test_the_reason_of_the_second_server_reaches_the_caller(probes: ProbeMesh) -> None:
    async def refuse() -> None:
        raise ServiceError("DOCUMENT_TOO_LARGE", size_bytes=3, limit_bytes=2)

    second = await probes.channel(await probes.start(refuse))

    async def relay() -> None:
        await probes.ask(second, "Unary", "a")

    failure = await probes.failure(await probes.channel(await probes.start(relay)))
    assert failure.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert "the limit is 2 bytes" in (failure.details() or "")


async def test_a_fault_of_the_second_server_is_a_fault_of_the_first(probes: ProbeMesh) -> None:
    async def crash() -> None:
        raise RuntimeError

    second = await probes.channel(await probes.start(crash))

    async def relay() -> None:
        await probes.ask(second, "Unary", "a")

    failure = await probes.failure(await probes.channel(await probes.start(relay)))
    assert failure.code() is grpc.StatusCode.INTERNAL


async def test_an_unreachable_second_server_is_a_dependency(probes: ProbeMesh) -> None:
    gone = await probes.start()
    second = await probes.channel(gone)
    await gone.stop()

    async def relay() -> None:
        await probes.ask(second, "Unary", "a")

    failure = await probes.failure(await probes.channel(await probes.start(relay)))
    assert failure.code() is grpc.StatusCode.UNAVAILABLE
    assert "A part of the mesh" in (failure.details() or "")


async def test_only_what_is_idempotent_is_tried_again(probes: ProbeMesh) -> None:
    attempts = 0

    async def fail_twice() -> None:
        nonlocal attempts
        attempts += 1
        if attempts < 3:
            raise ServiceError("DEPENDENCY_UNAVAILABLE")

    host = await probes.start(fail_twice)
    policy = CallPolicy(idempotent=frozenset({f"/{SERVICE}/Unary"}), first_backoff_seconds=0.01)
    assert await probes.ask(await probes.channel(host, policy), "Unary", "a") == ["a"]
    assert attempts == 3

    attempts = 0
    failure = await probes.failure(await probes.channel(host, policy), "ClientStream")
    assert (failure.code(), attempts) == (grpc.StatusCode.UNAVAILABLE, 1)
