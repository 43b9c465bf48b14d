import asyncio
from contextlib import aclosing

import pytest

from ocr_service.as_done import as_done


async def test_results_come_in_the_order_in_which_they_are_done() -> None:
    gates = {number: asyncio.Event() for number in (1, 2, 3)}

    async def work(number: int) -> int:
        await gates[number].wait()
        return number

    results = as_done(work, gates, at_a_time=3)
    for number in (2, 3, 1):
        gates[number].set()
        assert await anext(results) == number
    assert [result async for result in results] == []


async def test_no_more_is_begun_than_is_taken() -> None:
    begun: list[int] = []

    async def work(number: int) -> int:
        begun.append(number)
        return number

    async with aclosing(as_done(work, range(10), at_a_time=2)) as results:
        await anext(results)
        await asyncio.sleep(0)
        assert begun == [0, 1]


async def test_leaving_early_cancels_what_runs_and_waits_for_it() -> None:
    released: list[int] = []

    async def work(number: int) -> int:
        if number == 0:
            return 0
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            await asyncio.sleep(0)
            released.append(number)
        raise AssertionError

    async with aclosing(as_done(work, range(5), at_a_time=3)) as results:
        assert await anext(results) == 0
    assert sorted(released) == [1, 2]


async def test_a_failure_is_raised_and_ends_the_rest() -> None:
    async def work(number: int) -> int:
        if number == 1:
            raise KeyError(number)
        await asyncio.get_running_loop().create_future()
        raise AssertionError

    with pytest.raises(KeyError):
        await anext(as_done(work, range(3), at_a_time=3))
