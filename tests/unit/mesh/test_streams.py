import asyncio
from contextlib import aclosing

import pytest

from mesh.streams import Send, chunks, fed_by


async def test_items_come_in_order() -> None:
    async def count(send: Send[int]) -> None:
        for number in range(5):
            await send(number)

    assert [number async for number in fed_by(count, limit=2)] == [0, 1, 2, 3, 4]


async def test_a_slow_reader_slows_the_writer() -> None:
    sent: list[int] = []

    async def count(send: Send[int]) -> None:
        for number in range(10):
            await send(number)
            sent.append(number)

    async with aclosing(fed_by(count, limit=2)) as numbers:
        assert await anext(numbers) == 0
        await asyncio.sleep(0.01)
        assert sent == [0, 1, 2]


async def test_an_error_comes_after_the_items_before_it() -> None:
    async def fail(send: Send[int]) -> None:
        await send(1)
        raise ValueError("page 2")

    numbers = fed_by(fail, limit=1)
    assert await anext(numbers) == 1
    with pytest.raises(ValueError, match="page 2"):
        await anext(numbers)


async def test_the_writer_is_cancelled_and_waited_for_when_the_reader_leaves() -> None:
    released = asyncio.Event()

    async def endless(send: Send[int]) -> None:
        try:
            while True:
                await send(0)
        finally:
            await asyncio.sleep(0.01)
            released.set()

    async with aclosing(fed_by(endless, limit=1)) as numbers:
        await anext(numbers)
    assert released.is_set()


async def test_a_cancelled_reader_cancels_the_writer() -> None:
    begun, cancelled = asyncio.Event(), asyncio.Event()

    async def wait(send: Send[int]) -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise

    async def read() -> list[int]:
        return [number async for number in fed_by(wait, limit=1)]

    reading = asyncio.create_task(read())
    await begun.wait()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert cancelled.is_set()


@pytest.mark.parametrize(
    ("data", "pieces"), [(b"", []), (b"abc", [b"abc"]), (b"abcd", [b"abc", b"d"]), (b"abcdef", [b"abc", b"def"])]
)
def test_data_is_cut_into_pieces(data: bytes, pieces: list[bytes]) -> None:
    assert list(chunks(data, 3)) == pieces
