"""Takes in what a caller is still sending when its call is answered early, so that the answer reaches it.

An answer that overtakes requests resets the stream, and callers on grpc.aio then report INTERNAL instead of what was
answered (https://github.com/grpc/grpc/issues/36066).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import grpc

from mesh.incoming_call import IncomingCall

# Whoever has sent nothing for so long waits for the answer.
_PAUSE_SECONDS = 0.2
# More than any document that is taken; who sends on is answered without regard.
_LIMIT_BYTES = 64 * 2**20


@asynccontextmanager
async def lingering(call: IncomingCall) -> AsyncIterator[None]:
    """Discards the rest of the requests, within limits, before an answer or an error goes out."""
    try:
        yield
    except asyncio.CancelledError:
        raise
    except Exception:  # Of whatever kind: it is raised again.
        await _discard_rest(call)
        raise
    else:
        await _discard_rest(call)


async def _discard_rest(call: IncomingCall) -> None:
    if not call.requests_stream:
        return
    taken = 0
    with suppress(TimeoutError):
        while taken < _LIMIT_BYTES:
            async with asyncio.timeout(_PAUSE_SECONDS):
                request = await call.context.read()
            if request is grpc.aio.EOF:
                return
            taken += len(request)
