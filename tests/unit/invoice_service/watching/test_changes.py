"""No change between looking and waiting is lost."""

import asyncio

from invoice_service.watching.changes import Changes


async def test_a_change_since_the_look_ends_the_wait_at_once() -> None:
    changes = Changes()
    seen = changes.number
    changes.note()
    async with asyncio.timeout(1):
        await changes.wait(seen, seconds=60)


async def test_a_change_wakes_all_who_wait() -> None:
    changes = Changes()
    waiting = [asyncio.create_task(changes.wait(changes.number, seconds=60)) for _ in range(3)]
    await asyncio.sleep(0)
    changes.note()
    async with asyncio.timeout(1):
        await asyncio.gather(*waiting)


async def test_a_wait_ends_after_its_time() -> None:
    async with asyncio.timeout(1):
        await Changes().wait(0, seconds=0.01)
