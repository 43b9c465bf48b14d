"""Large messages pass between services up to the limit that both ends share."""

import grpc
import pytest

from mesh.wire import MAX_MESSAGE_BYTES
from tests.integration.mesh.probe.harness import ProbeMesh


async def test_a_message_just_below_the_limit_passes_both_ways(probes: ProbeMesh) -> None:
    text = "x" * (MAX_MESSAGE_BYTES - 16)
    assert await probes.ask(await probes.channel(await probes.start()), "Unary", text) == [text]


async def test_a_message_above_the_limit_is_refused(probes: ProbeMesh) -> None:
    channel = await probes.channel(await probes.start())
    with pytest.raises(grpc.aio.AioRpcError) as failure:
        await probes.ask(channel, "Unary", "x" * (MAX_MESSAGE_BYTES + 1))
    assert failure.value.code() is grpc.StatusCode.RESOURCE_EXHAUSTED
