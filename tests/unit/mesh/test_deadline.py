import asyncio

from mesh.deadline import deadline_in, time_left


def test_no_time_is_counted_outside_of_a_call() -> None:
    assert time_left() is None


def test_the_time_left_shrinks_and_stops_at_zero() -> None:
    with deadline_in(5):
        first = time_left()
        second = time_left()
        assert first is not None
        assert second is not None
        assert 4 < second <= first <= 5
    with deadline_in(-1):
        assert time_left() == 0
    assert time_left() is None


async def test_a_task_begun_within_a_call_has_the_calls_deadline() -> None:
    async def look() -> float | None:
        return time_left()

    with deadline_in(5):
        task = asyncio.create_task(look())
    left = await task
    assert left is not None
    assert 4 < left <= 5
