"""Tests of dates."""

from datetime import date

import pytest
from google.type import date_pb2
from hypothesis import given
from hypothesis import strategies as st

from en16931.dates import from_date, parse_date, to_date


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_day_survives_the_message_and_its_text(day: date) -> None:
    assert to_date(from_date(day)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(("year", "month", "day"), [(2026, 0, 0), (2026, 5, 0), (0, 5, 3), (0, 0, 0)])
def test_a_partial_date_is_refused(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match="needs year, month and day"):
        to_date(date_pb2.Date(year=year, month=month, day=day))


@pytest.mark.parametrize("text", ["2026-02-29", "2026-13-01", "2026-04-31"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="There is no day"):
        parse_date(text)


@pytest.mark.parametrize("text", ["1899-12-31", "2200-01-01"])
def test_a_year_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not one of 1900 to 2199"):
        parse_date(text)


@pytest.mark.parametrize("text", ["", "31.01.2026", "2026-1-31", "20260131", "2026-01-31T00:00", "٢٠٢٦-01-31"])
def test_what_is_no_iso_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date such as"):
        parse_date(text)


def test_a_day_out_of_range_has_no_message() -> None:
    with pytest.raises(ValueError, match="1850"):
        from_date(date(1850, 1, 1))
