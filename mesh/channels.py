"""The one way to open a channel to another service, and to end a call on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import grpc

from mesh import wire
from mesh.call_policy import CallPolicy
from mesh.propagation import propagation

__all__ = ["CallPolicy", "open_channel", "released"]

_Call = TypeVar("_Call", bound=grpc.aio.Call)
_DEFAULT_POLICY = CallPolicy()


def open_channel(target: str, *, policy: CallPolicy = _DEFAULT_POLICY) -> grpc.aio.Channel:
    """A channel to `target` (`host:port`, or any gRPC name). It connects on the first call; the caller closes it.

    Every call has a deadline: its own `timeout` or the policy's default, cut to what the served call has left. The
    request id goes along.
    """
    options: tuple[tuple[str, int | str], ...] = (
        ("grpc.max_receive_message_length", wire.MAX_MESSAGE_BYTES),
        ("grpc.max_send_message_length", wire.MAX_MESSAGE_BYTES),
        ("grpc.keepalive_time_ms", wire.KEEPALIVE_SECONDS * 1000),
        ("grpc.keepalive_timeout_ms", wire.KEEPALIVE_TIMEOUT_SECONDS * 1000),
        ("grpc.keepalive_permit_without_calls", 1),
        ("grpc.service_config", policy.service_config()),
    )
    return grpc.aio.insecure_channel(target, options=options, interceptors=propagation(policy))


@contextmanager
def released(call: _Call) -> Iterator[_Call]:
    """A call of ours that ends with the block, however that is left; its server then stops working on it.

    Without this a stream that is left early lives until it is collected, and a cancellation can miss it.
    """
    try:
        yield call
    finally:
        call.cancel()
