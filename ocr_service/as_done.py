"""Concurrent work whose results are given as they come, at the pace of whoever takes them."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


async def as_done(
    work: Callable[[_Item], Coroutine[Any, Any, _Result]], items: Iterable[_Item], *, at_a_time: int
) -> AsyncGenerator[_Result, None]:
    """Runs `work` on the items, begun in their order, and gives the results as they are done.

    While nobody takes results no further item is begun. Who leaves early closes it (`contextlib.aclosing`): what runs
    is then cancelled and waited for.
    """
    waiting = deque(items)
    running: set[asyncio.Task[_Result]] = set()
    try:
        while waiting or running:
            while waiting and len(running) < at_a_time:
                running.add(asyncio.create_task(work(waiting.popleft())))
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
