"""How many documents a server takes at a time; one more is refused at once, before it is sent."""

from collections.abc import Iterator
from contextlib import contextmanager

from mesh.errors import ServiceError

# About what a document of a page or two takes.
_RETRY_AFTER_SECONDS = 5


class Admission:
    """Places for `working` documents that are read and `waiting` more."""

    def __init__(self, *, working: int, waiting: int) -> None:
        self._working = working
        self._waiting = waiting
        self._taken = 0

    @contextmanager
    def place(self) -> Iterator[None]:
        """A place for as long as the block lasts. ServiceError BUSY when there is none."""
        if self._taken >= self._working + self._waiting:
            raise ServiceError(
                "BUSY", retry_after=_RETRY_AFTER_SECONDS, waiting=self._taken - self._working, limit=self._waiting
            )
        self._taken += 1
        try:
            yield
        finally:
            self._taken -= 1
