"""Asking again helps where the other side is away, and not where the document is bad."""

import pytest

from invoice_service.pipeline.retrying import Patience, is_passing
from mesh.errors import ServiceError

QUICK = Patience(tries=3, first_wait=0.001, longest_wait=0.002)


class Asked:
    """Fails as told, then answers."""

    def __init__(self, *failures: ServiceError) -> None:
        self.failures = list(failures)
        self.times = 0

    async def __call__(self) -> str:
        self.times += 1
        if self.failures:
            raise self.failures.pop(0)
        return "answer"


@pytest.mark.parametrize("reason", ["BUSY", "DEPENDENCY_UNAVAILABLE", "ENGINE_UNAVAILABLE", "INTERNAL"])
async def test_what_passes_is_asked_again(reason: str) -> None:
    asked = Asked(ServiceError(reason), ServiceError(reason))
    assert await QUICK.ask(asked) == "answer"
    assert asked.times == 3


async def test_the_last_error_is_raised_when_tries_run_out() -> None:
    asked = Asked(ServiceError("BUSY"), ServiceError("BUSY"), ServiceError("INTERNAL"), ServiceError("BUSY"))
    with pytest.raises(ServiceError, match="INTERNAL"):
        await QUICK.ask(asked)
    assert asked.times == 3


@pytest.mark.parametrize("reason", ["DOCUMENT_DAMAGED", "PASSWORD_WRONG", "TIME_LIMIT", "TEXT_TOO_LARGE"])
async def test_what_the_document_is_to_blame_for_is_not_asked_again(reason: str) -> None:
    asked = Asked(ServiceError(reason))
    with pytest.raises(ServiceError, match=reason):
        await QUICK.ask(asked)
    assert asked.times == 1
    assert not is_passing(ServiceError(reason))


def test_waits_grow_within_their_bounds() -> None:
    patience = Patience(tries=9, first_wait=1, longest_wait=10)
    for tried, least, most in [(1, 0.5, 1), (2, 1, 2), (3, 2, 4), (4, 4, 8), (5, 5, 10), (60, 5, 10)]:
        assert least <= patience.wait_after(tried) <= most


def test_a_wait_is_as_long_as_was_asked_for_but_never_beyond_the_longest() -> None:
    patience = Patience(tries=9, first_wait=1, longest_wait=10)
    assert patience.wait_after(1, asked_for=7) == 7
    assert patience.wait_after(1, asked_for=3600) == 10
