"""The time limit of a run speaks for itself only."""

import asyncio

import pytest

from invoice_service.jobs.time_limit import within
from mesh.errors import ServiceError


async def test_work_that_takes_too_long_is_cancelled_with_its_reason() -> None:
    ended = asyncio.Event()

    async def work() -> None:
        try:
            await asyncio.sleep(5)
        finally:
            ended.set()

    with pytest.raises(ServiceError) as refused:
        async with within(0.01):
            await work()
    assert ended.is_set()
    assert refused.value.reason == "TIME_LIMIT"
    assert refused.value.facts == {"limit_seconds": "0.01"}


async def test_a_time_out_of_the_work_itself_stays_what_it_is() -> None:
    with pytest.raises(TimeoutError):
        async with within(5):
            raise TimeoutError


async def test_a_caller_who_cancels_is_not_told_of_a_limit() -> None:
    async def work() -> None:
        async with within(5):
            await asyncio.sleep(5)

    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
