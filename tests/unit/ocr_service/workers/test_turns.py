import asyncio

import pytest

from ocr_service.workers.turns import Turns


async def _order(turns: Turns[str], *owners: str) -> list[str]:
    """In which order owners who want a thing at the same time get it, each giving it back at once."""
    served: list[str] = []

    async def one(owner: str) -> None:
        thing = await turns.take(owner)
        served.append(owner)
        await asyncio.sleep(0)
        turns.give(thing)

    tasks = []
    for owner in owners:
        tasks.append(asyncio.create_task(one(owner)))
        await asyncio.sleep(0)
    turns.give("worker")
    await asyncio.gather(*tasks)
    return served


async def test_who_comes_anew_goes_before_those_who_have_had_some() -> None:
    served = await _order(Turns(), *["large"] * 6, "small", "small")
    assert served[:2] == ["large", "small"]
    assert served[2:5].count("small") == 1


async def test_owners_who_have_had_as_much_take_turns() -> None:
    assert (await _order(Turns(), "a", "a", "a", "b", "b", "b"))[:2] == ["a", "b"]


async def test_nobody_waits_for_ever_while_others_come() -> None:
    turns: Turns[str] = Turns()
    turns.give("worker")
    await turns.take("large")
    large = asyncio.create_task(turns.take("large"))
    newcomers: list[asyncio.Task[str]] = []
    while not large.done():
        newcomers.append(asyncio.create_task(turns.take(f"new{len(newcomers)}")))
        await asyncio.sleep(0)
        turns.give("worker")
        await asyncio.sleep(0)
    assert sum(newcomer.done() for newcomer in newcomers) == 3


async def test_who_is_gone_is_forgotten() -> None:
    turns: Turns[str] = Turns()
    turns.give("worker")
    for owner in range(1000):
        await turns.take(owner)
        waiting = asyncio.create_task(turns.take("other"))
        await asyncio.sleep(0)
        turns.give("worker")
        turns.give(await waiting)
    assert len(turns._had) < 300


async def test_a_thing_is_had_at_once_when_it_is_free_the_last_one_first() -> None:
    turns: Turns[str] = Turns()
    for thing in ("first", "second"):
        turns.give(thing)
    assert [await turns.take("a"), await turns.take("a")] == ["second", "first"]


async def test_who_leaves_the_queue_gets_nothing_and_keeps_nothing() -> None:
    turns: Turns[str] = Turns()
    left, given = asyncio.create_task(turns.take("a")), asyncio.create_task(turns.take("b"))
    await asyncio.sleep(0)
    left.cancel()
    await asyncio.sleep(0)
    turns.give("worker")
    # It was handed out, and whoever it was for is cancelled before noticing.
    given.cancel()
    for task in (left, given):
        with pytest.raises(asyncio.CancelledError):
            await task
    assert await asyncio.wait_for(turns.take("c"), 1) == "worker"
