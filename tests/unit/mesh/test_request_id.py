import uuid

import pytest
import structlog

from mesh.request_id import accepted_or_new, current_request_id, request_id_is


@pytest.mark.parametrize("offered", ["a", "0f8fad5b-d9cb-469f-a165-70867728950e", "x" * 128])
def test_a_fit_id_is_taken(offered: str) -> None:
    assert accepted_or_new(offered) == offered


@pytest.mark.parametrize("offered", [None, "", "x" * 129, "two words", "line\nbreak", "ümlaut", "<b>"])
def test_an_unfit_id_is_replaced_by_a_new_one(offered: str | None) -> None:
    first, second = accepted_or_new(offered), accepted_or_new(offered)
    assert first != second
    assert uuid.UUID(first).version == 4


def test_the_id_is_bound_to_logs_within_the_block() -> None:
    with request_id_is("request-1"):
        assert current_request_id() == "request-1"
        assert structlog.contextvars.get_contextvars() == {"request_id": "request-1"}
    assert current_request_id() is None
    assert structlog.contextvars.get_contextvars() == {}
