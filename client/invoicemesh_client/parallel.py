"""The same work for many things, several at a time."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def each_in_order(work: Callable[[Item], Result], items: Iterable[Item], *, at_a_time: int) -> Iterator[Result]:
    """Gives the result of each item in the items' order, at most `at_a_time` being worked on.

    When this ends early (an item's work raised, or nobody wants more), what has not begun is left undone. What is being
    worked on is not waited for: whoever owns the connection that it uses cancels it by closing that.
    """
    pool = ThreadPoolExecutor(max_workers=at_a_time, thread_name_prefix="parallel")
    try:
        yield from pool.map(work, items)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
