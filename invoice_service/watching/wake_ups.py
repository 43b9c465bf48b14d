"""Lets the watches of all processes look at once when an invoice changed in one of them, through Redis.

A wake-up says no more than that. One that is lost costs a watch the time until it looks by itself.
"""

import asyncio
import secrets
from contextlib import suppress
from types import TracebackType
from typing import Self

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from invoice_service.watching.changes import Changes

_log = structlog.get_logger(__name__)

_CHANNEL = "invoicemesh:changes"

# How long to keep still when Redis is away.
_REST_SECONDS = 1.0

# A connection that says nothing for so long is asked whether it is still there.
_SILENCE_SECONDS = 15


class WakeUps:
    """Says that invoices changed here, and notes in `changes` that others said so.

    An async context manager: others are heard within the block.
    """

    def __init__(self, url: str, changes: Changes) -> None:
        self._client = Redis.from_url(url, decode_responses=True, health_check_interval=_SILENCE_SECONDS)
        self._changes = changes
        self._me = secrets.token_hex(8)
        self._changed = asyncio.Event()
        self._tasks: tuple[asyncio.Task[None], ...] = ()

    def tell(self) -> None:
        """Something changed here. Changes in quick succession become one wake-up."""
        self._changed.set()

    async def __aenter__(self) -> Self:
        self._tasks = (asyncio.create_task(self._speak()), asyncio.create_task(self._listen()))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._client.aclose()

    async def _speak(self) -> None:
        while True:
            await self._changed.wait()
            self._changed.clear()
            # Where Redis is away, others look by themselves; that it is gone says the listener.
            with suppress(RedisError):
                await self._client.publish(_CHANNEL, self._me)

    async def _listen(self) -> None:
        lost = False
        while True:
            try:
                async with self._client.pubsub() as subscription:
                    await subscription.subscribe(_CHANNEL)
                    lost = False
                    async for message in subscription.listen():
                        # That the subscription began is a message too: look for what was said before.
                        if message["data"] != self._me:
                            self._changes.note()
            except RedisError as error:
                if not lost:
                    _log.warning("wake_ups_not_heard", reason=str(error))
                lost = True
            await asyncio.sleep(_REST_SECONDS)
