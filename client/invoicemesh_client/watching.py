"""A watch that outlives its streams: it goes on from the last cursor when a stream ends or breaks."""

import time
from collections.abc import Callable, Iterator
from typing import Protocol

import grpc

from invoicemesh.invoice.v1 import invoice_service_pb2 as pb
from invoicemesh_client.errors import MeshCallError

# What a proxy that closes a long stream, or a service that starts anew, looks like from here.
_PASSING = frozenset({grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED, grpc.StatusCode.INTERNAL})
_MAX_FAILURES = 6
_LONGEST_PAUSE_SECONDS = 5.0


class WatchStream(Protocol):
    """What a server-streaming call gives."""

    def __iter__(self) -> Iterator[pb.WatchInvoicesResponse]:
        """Gives the messages as they come."""

    def cancel(self) -> bool:
        """Ends the call."""


def follow(
    open_stream: Callable[[str], WatchStream], *, cursor: str = "", pause: Callable[[float], None] = time.sleep
) -> Iterator[pb.WatchInvoicesResponse]:
    """Gives the messages of a watch without its heartbeats, over as many streams as it takes.

    `open_stream` starts a stream after a cursor. Raises MeshCallError when a stream is refused, when the first one
    breaks before it brings anything, and when six in a row do so later.
    """
    failures, has_begun = 0, False
    while True:
        stream = open_stream(cursor)
        try:
            for message in stream:
                failures, has_begun = 0, True
                cursor = message.cursor or cursor
                if message.WhichOneof("event") != "heartbeat":
                    yield message
        except grpc.RpcError as error:
            refusal = MeshCallError.of(error)
            if not has_begun or refusal.code not in _PASSING or failures + 1 >= _MAX_FAILURES:
                raise refusal from error
        finally:
            stream.cancel()
        pause(min(0.2 * 2**failures, _LONGEST_PAUSE_SECONDS))
        failures += 1
