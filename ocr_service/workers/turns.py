"""Whose turn it is when a worker is free: a small document does not wait for a large one, nor that one for ever."""

import asyncio
from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")

# Of so many turns one goes to whoever waits longest, the others to whoever has had the fewest.
_OLDEST_EVERY = 4
# Beyond so many owners those that wait for nothing are forgotten.
_MOST_REMEMBERED = 256


@dataclass(frozen=True, eq=False)
class _Waiting(Generic[_Thing]):
    owner: Hashable
    turn: "asyncio.Future[_Thing]"


class Turns(Generic[_Thing]):
    """Hands out things that are used by one owner at a time, to owners who each want them several times."""

    def __init__(self) -> None:
        # The one that was given back last comes first: it may still have its owner's things at hand.
        self._free: list[_Thing] = []
        # In the order of their arrival.
        self._waiting: list[_Waiting[_Thing]] = []
        self._had: Counter[Hashable] = Counter()
        self._turns = 0

    async def take(self, owner: Hashable) -> _Thing:
        """The next thing that is free, when it is the owner's turn."""
        if self._free:
            self._had[owner] += 1
            return self._free.pop()
        waiting: _Waiting[_Thing] = _Waiting(owner, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        try:
            return await waiting.turn
        except asyncio.CancelledError:
            if waiting in self._waiting:
                self._waiting.remove(waiting)
            elif not waiting.turn.cancelled():
                self.give(waiting.turn.result())
            raise

    def give(self, thing: _Thing) -> None:
        """Hands out a thing that is new or was taken before."""
        self._waiting = [waiting for waiting in self._waiting if not waiting.turn.done()]
        if not self._waiting:
            self._free.append(thing)
            return
        self._turns += 1
        oldest_first = self._turns % _OLDEST_EVERY == 0
        # Of equals the one that came first.
        following = self._waiting[0] if oldest_first else min(self._waiting, key=lambda one: self._had[one.owner])
        self._waiting.remove(following)
        self._had[following.owner] += 1
        if len(self._had) > _MOST_REMEMBERED:
            wanted = {waiting.owner for waiting in self._waiting} | {following.owner}
            self._had = Counter({owner: had for owner, had in self._had.items() if owner in wanted})
        following.turn.set_result(thing)
