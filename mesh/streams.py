"""Streams between tasks: bounded, so that a slow reader slows the writer, and released when the reader goes."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

_Item = TypeVar("_Item")

# Waits while the queue is full.
Send: TypeAlias = Callable[[_Item], Awaitable[None]]


@dataclass(frozen=True)
class _End:
    error: Exception | None = None


async def fed_by(produce: Callable[[Send[_Item]], Awaitable[None]], *, limit: int) -> AsyncGenerator[_Item, None]:
    """Gives what `produce` sends, in order, while it runs in a task of its own; at most `limit` items wait.

    An exception of `produce` is raised after the items that it sent. Who leaves the iterator early closes it
    (`contextlib.aclosing`): `produce` is then cancelled and waited for.
    """
    queue: asyncio.Queue[_Item | _End] = asyncio.Queue(limit)

    async def produce_all() -> None:
        try:
            await produce(queue.put)
        except Exception as error:  # Raised again on the reading side.
            await queue.put(_End(error))
        else:
            await queue.put(_End())

    producing = asyncio.create_task(produce_all())
    try:
        while not isinstance(item := await queue.get(), _End):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        producing.cancel()
        await asyncio.wait({producing})


def chunks(data: bytes, size: int) -> Iterator[bytes]:
    """The data in pieces of `size` bytes, the last one shorter; none for no data."""
    view = memoryview(data)
    for start in range(0, len(data), size):
        yield bytes(view[start : start + size])
