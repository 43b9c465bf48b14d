"""How much time the call that is being served has left, for the work within it and for the calls it makes."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


def time_left() -> float | None:
    """Seconds until the current call's deadline, 0 when it has passed; None outside of a call."""
    deadline = _deadline.get()
    return None if deadline is None else max(0.0, deadline - time.monotonic())


@contextmanager
def deadline_in(seconds: float) -> Iterator[None]:
    """Sets the deadline of what is done within the block. It stops nothing by itself."""
    token = _deadline.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _deadline.reset(token)


_deadline: ContextVar[float | None] = ContextVar("deadline", default=None)
