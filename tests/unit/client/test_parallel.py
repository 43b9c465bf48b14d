from threading import Barrier, Event

import pytest

from invoicemesh_client.parallel import each_in_order


def test_results_come_in_the_items_order_whatever_is_done_first() -> None:
    second_is_done = Event()

    def work(number: int) -> int:
        if number == 1:
            second_is_done.wait(10)
        else:
            second_is_done.set()
        return number * number

    assert [*each_in_order(work, [1, 2, 3], at_a_time=2)] == [1, 4, 9]


def test_as_many_as_allowed_are_worked_on_at_a_time() -> None:
    together = Barrier(3, timeout=10)
    assert sorted(each_in_order(lambda _: together.wait(), range(3), at_a_time=3)) == [0, 1, 2]


def test_what_has_not_begun_when_one_fails_is_left_undone() -> None:
    begun: list[int] = []
    release = Event()

    def work(number: int) -> None:
        begun.append(number)
        if number == 0:
            raise ValueError(number)
        release.wait(10)

    with pytest.raises(ValueError, match="0"):
        [*each_in_order(work, range(100), at_a_time=1)]
    release.set()
    assert begun in ([0], [0, 1])
