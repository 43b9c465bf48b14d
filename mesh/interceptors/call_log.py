"""One log line for every finished call: what, how it ended, how long it took, for whom. Never what was said."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import grpc
import structlog

from mesh.incoming_call import IncomingCall
from mesh.interceptors.open_services import OPEN_SERVICES

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def call_log(call: IncomingCall) -> AsyncIterator[None]:
    """Logs `rpc_finished`, for health checks and reflection at debug level."""
    started = time.perf_counter()
    given: float | None = call.context.time_remaining()
    interrupted = None
    try:
        yield
    except asyncio.CancelledError:
        interrupted = "DEADLINE_EXCEEDED" if _is_used_up(given, call.context.time_remaining()) else "CANCELLED"
        raise
    finally:
        log = _log.debug if call.serves(*OPEN_SERVICES) else _log.info
        log(
            "rpc_finished",
            method=call.method,
            code=interrupted or _code(call),
            duration_ms=round((time.perf_counter() - started) * 1000, 1),
            principal=call.principal.name if call.principal else None,
        )


def _is_used_up(given: float | None, left: float | None) -> bool:
    # The caller's clock ends the call first: on the wire gRPC rounds the time up by as much as a hundredth.
    return given is not None and left is not None and left <= 0.01 * given + 0.05


def _code(call: IncomingCall) -> str:
    # Not set until something sets it; a call that was not aborted then ends as OK.
    code: grpc.StatusCode | None = call.context.code()
    return (code or grpc.StatusCode.OK).name
