"""Where answers that are dear to reckon are kept for a moment: in Redis for all processes, or in this one."""

import asyncio
import time
from typing import Protocol

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

_log = structlog.get_logger(__name__)

_PREFIX = "invoicemesh:answer:"

# Redis answers in less than a millisecond. Where it does not, answers are reckoned, and it is left alone for a while.
_TIMEOUT_SECONDS = 0.5
_REST_SECONDS = 5.0

# In this process, the oldest answers go when there are more.
_MOST_ANSWERS = 1_000


class AnswerCache(Protocol):
    """Keeps texts under keys. It may lose any of them at any time."""

    async def get(self, key: str) -> str | None:
        """The text of the key; None when there is none, or none any more."""
        ...

    async def put(self, key: str, text: str, *, seconds: float) -> None:
        """Keeps the text for so long at most."""
        ...

    async def close(self) -> None:
        """Gives up what it holds."""
        ...


class MemoryCache:
    """The cache of one process."""

    def __init__(self) -> None:
        self._texts: dict[str, tuple[str, float]] = {}

    async def get(self, key: str) -> str | None:
        """As AnswerCache says."""
        text, end = self._texts.get(key, ("", 0.0))
        return text if time.monotonic() < end else None

    async def put(self, key: str, text: str, *, seconds: float) -> None:
        """As AnswerCache says."""
        self._texts.pop(key, None)
        self._texts[key] = (text, time.monotonic() + seconds)
        while len(self._texts) > _MOST_ANSWERS:
            del self._texts[next(iter(self._texts))]

    async def close(self) -> None:
        """Forgets everything."""
        self._texts.clear()


class RedisCache:
    """The cache that all processes share. Where Redis is away it has nothing and keeps nothing."""

    def __init__(self, url: str) -> None:
        self._client = Redis.from_url(
            url, decode_responses=True, socket_timeout=_TIMEOUT_SECONDS, socket_connect_timeout=_TIMEOUT_SECONDS
        )
        self._rests_until = 0.0

    async def get(self, key: str) -> str | None:
        """As AnswerCache says."""
        if self._rests():
            return None
        try:
            text = await self._client.get(_PREFIX + key)
        except RedisError as error:
            self._rest(error)
            return None
        return None if text is None else str(text)

    async def put(self, key: str, text: str, *, seconds: float) -> None:
        """As AnswerCache says."""
        if self._rests():
            return
        try:
            await self._client.set(_PREFIX + key, text, px=max(1, round(seconds * 1000)))
        except RedisError as error:
            self._rest(error)

    async def close(self) -> None:
        """Closes the connections; what Redis has, it keeps."""
        await self._client.aclose()

    def _rests(self) -> bool:
        return asyncio.get_running_loop().time() < self._rests_until

    def _rest(self, error: RedisError) -> None:
        _log.warning("answers_not_cached", reason=str(error))
        self._rests_until = asyncio.get_running_loop().time() + _REST_SECONDS
