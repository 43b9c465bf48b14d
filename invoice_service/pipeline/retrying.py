"""Asks a service again that is away or busy, with growing waits, and gives up after a bounded number of tries."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

import structlog

from mesh.errors import ServiceError

_Answer = TypeVar("_Answer")
_log = structlog.get_logger(__name__)

# Reasons that speak of the service that was asked, not of the document. INTERNAL is a fault there, which another of
# its workers may not have.
_PASSING = frozenset({"BUSY", "DEPENDENCY_UNAVAILABLE", "ENGINE_UNAVAILABLE", "INTERNAL"})


def is_passing(error: ServiceError) -> bool:
    """Whether asking again later may help."""
    return error.reason in _PASSING


@dataclass(frozen=True)
class Patience:
    """How often to ask, and how long to wait in between (seconds; each wait is twice the one before)."""

    tries: int
    first_wait: float
    longest_wait: float

    async def ask(self, question: Callable[[], Awaitable[_Answer]]) -> _Answer:
        """The answer. Raises the last ServiceError when tries run out, at once when asking again cannot help."""
        for tried in range(1, self.tries):
            try:
                return await question()
            except ServiceError as error:
                if not is_passing(error):
                    raise
                wait = self.wait_after(tried, error.retry_after)
                _log.warning("peer_asked_again", reason=error.reason, tried=tried, wait_seconds=round(wait, 2))
                await asyncio.sleep(wait)
        return await question()

    def wait_after(self, tried: int, asked_for: float | None = None) -> float:
        """Seconds to wait after so many tries (1 or more), and at least as long as the other side asked for."""
        longest = min(self.longest_wait, self.first_wait * 2 ** (tried - 1))
        # Spread, so that those who were refused together do not come back together.
        return max(min(asked_for or 0, self.longest_wait), random.uniform(longest / 2, longest))  # noqa: S311
