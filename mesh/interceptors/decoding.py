"""Decodes requests inside the pipeline: bytes that are no message of the contract are the caller's fault, not ours.

Where gRPC decodes them itself it answers UNKNOWN, for which the gateway would take the server for a broken one.
"""

from collections.abc import AsyncIterator, Callable
from typing import Any, TypeAlias

from google.protobuf.message import DecodeError

from mesh.errors import ServiceError

Decode: TypeAlias = Callable[[bytes], Any]


def decoded(decode: Decode | None, request: bytes) -> Any:
    """The request as a message, as it is without a decoder. REQUEST_INVALID for bytes that are no such message."""
    try:
        return request if decode is None else decode(request)
    except DecodeError:
        raise ServiceError("REQUEST_INVALID", problem="it is no message of this contract") from None


async def each_decoded(decode: Decode | None, requests: AsyncIterator[bytes]) -> AsyncIterator[Any]:
    """The requests of a stream as messages, each when it is asked for."""
    async for request in requests:
        yield decoded(decode, request)
