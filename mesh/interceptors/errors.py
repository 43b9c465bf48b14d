"""Turns what a handler raises into a status with details, and hides from callers what is a fault of ours."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NoReturn

import grpc
import structlog
from google.rpc import code_pb2

from mesh.errors import ServiceError
from mesh.incoming_call import IncomingCall
from mesh.request_id import current_request_id
from mesh.status import STATUS_DETAILS, error_of, status_of

_log = structlog.get_logger(__name__)


@asynccontextmanager
async def errors(call: IncomingCall) -> AsyncIterator[None]:
    """Answers a ServiceError as the catalogue says and everything else as INTERNAL; cancellation passes through."""
    try:
        yield
    except grpc.aio.BaseError:
        # gRPC's own: aborted already, or the connection is gone.
        raise
    except ServiceError as error:
        await _abort(call, error)
    except grpc.aio.AioRpcError as failure:
        passed_on = error_of(failure)
        _log.warning("dependency_failed", method=call.method, code=failure.code().name, reason=passed_on.reason)
        await _abort(call, passed_on)
    except Exception:  # Whatever it is, the caller must not see it and the log must.
        _log.exception("rpc_crashed", method=call.method)
        await _abort(call, ServiceError("INTERNAL"))


async def _abort(call: IncomingCall, error: ServiceError) -> NoReturn:
    if error.reason == "INTERNAL":
        error.facts.setdefault("request_id", current_request_id() or "unknown")
    status = status_of(error)
    await call.context.abort(
        grpc.StatusCode[code_pb2.Code.Name(status.code)],
        status.message,
        (*call.context.trailing_metadata(), (STATUS_DETAILS, status.SerializeToString())),
    )
