"""The id that follows a request through every service and log line."""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import structlog

# The metadata key under which the id travels; the gateway sets it on what comes from outside.
REQUEST_ID = "x-request-id"

_ACCEPTED = re.compile(r"[A-Za-z0-9._:/+=-]{1,128}")


def current_request_id() -> str | None:
    """The id of the request that is being served, None outside of one."""
    return _request_id.get()


def accepted_or_new(offered: str | None) -> str:
    """The caller's id when it is fit for logs and headers (printable, at most 128 characters), else a new one."""
    return offered if offered is not None and _ACCEPTED.fullmatch(offered) else str(uuid.uuid4())


@contextmanager
def request_id_is(request_id: str) -> Iterator[None]:
    """Gives what is done within the block, its calls and its log lines this request id. Jobs use it too."""
    token = _request_id.set(request_id)
    try:
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            yield
    finally:
        _request_id.reset(token)


_request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
