"""Wakes those in this process who wait for an invoice to change. It says that something did; the database says what."""

import asyncio


class Changes:
    """Counts changes. Who waits takes the number before it looks, so that no change in between is lost.

    Belongs to the event loop: a store's listener calls `note` there.
    """

    def __init__(self) -> None:
        self._number = 0
        self._next = asyncio.Event()

    @property
    def number(self) -> int:
        """How many there have been."""
        return self._number

    def note(self) -> None:
        """Something changed."""
        self._number += 1
        woken, self._next = self._next, asyncio.Event()
        woken.set()

    async def wait(self, seen: int, *, seconds: float) -> None:
        """Returns when there have been more than `seen`, at the latest after so many seconds."""
        if self._number > seen:
            return
        try:
            async with asyncio.timeout(seconds):
                await self._next.wait()
        except TimeoutError:
            return
