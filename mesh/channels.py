"""The one way to open a channel to another service."""

import grpc

from mesh import wire
from mesh.call_policy import CallPolicy
from mesh.propagation import propagation

__all__ = ["CallPolicy", "open_channel"]


def open_channel(target: str, *, policy: CallPolicy = CallPolicy()) -> grpc.aio.Channel:  # noqa: B008
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
