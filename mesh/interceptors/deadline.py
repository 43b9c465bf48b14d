"""Gives every call a deadline: the caller's, or the server's default where the caller set none."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mesh.deadline import deadline_in
from mesh.errors import ServiceError
from mesh.incoming_call import IncomingCall
from mesh.interceptors.open_services import OPEN_SERVICES
from mesh.interceptors.pipeline import Concern


def deadline(unary_seconds: float, stream_seconds: float) -> Concern:
    """A concern that sets `mesh.deadline` and ends a call that outlives the default. gRPC itself ends the others."""

    @asynccontextmanager
    async def within_deadline(call: IncomingCall) -> AsyncIterator[None]:
        if call.serves(*OPEN_SERVICES):
            # A health watch lasts as long as its caller.
            yield
            return
        left: float | None = call.context.time_remaining()
        if left is not None:
            with deadline_in(left):
                yield
            return
        limit = stream_seconds if call.requests_stream or call.responses_stream else unary_seconds
        try:
            async with asyncio.timeout(limit) as running:
                with deadline_in(limit):
                    yield
        except TimeoutError:
            if not running.expired():
                raise
            raise ServiceError("TIME_LIMIT", limit_seconds=f"{limit:g}") from None

    return within_deadline
