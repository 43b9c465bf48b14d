"""Identifiers are UUIDs of version 7 and sort by time."""

from datetime import UTC, datetime, timedelta
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from invoice_service.store.identifiers import new_id

moments = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2199, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001


@given(moment=moments)
def test_an_id_is_a_uuid_that_tells_its_millisecond(moment: datetime) -> None:
    identifier = UUID(new_id(moment))
    assert identifier.version == 7
    assert identifier.variant == RFC_4122
    assert identifier.int >> 80 == (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@given(moment=moments, later=st.timedeltas(min_value=timedelta(microseconds=1), max_value=timedelta(days=9999)))
def test_ids_sort_by_the_microsecond(moment: datetime, later: timedelta) -> None:
    assert new_id(moment) < new_id(moment + later)


def test_ids_of_one_moment_differ() -> None:
    moment = datetime(2026, 1, 31, tzinfo=UTC)
    assert len({new_id(moment) for _ in range(1000)}) == 1000
