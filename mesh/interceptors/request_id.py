"""Takes the caller's request id or makes one, binds it to the call's logs and sends it back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mesh.incoming_call import IncomingCall
from mesh.request_id import REQUEST_ID, accepted_or_new, request_id_is


@asynccontextmanager
async def request_id(call: IncomingCall) -> AsyncIterator[None]:
    """Runs the call under its request id, which goes back as trailing metadata.

    Initial metadata sent ahead of the answer would keep gRPC from retrying a refused call.
    """
    identity = accepted_or_new(call.metadata(REQUEST_ID))
    call.context.set_trailing_metadata(((REQUEST_ID, identity),))
    with request_id_is(identity):
        yield
