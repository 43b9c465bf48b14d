"""Dates: `google.type.Date` and ISO text to and from `date`. A record holds whole days of the years 1900 to 2199."""

import re
from datetime import date

from google.type import date_pb2

_YEARS = range(1900, 2200)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_date(text: str) -> date:
    """Give the day that `text` writes as `2026-01-31`. Raises ValueError when it is no real day or out of range."""
    if not _ISO.fullmatch(text):
        raise ValueError(f"“{text[:32]}” is not a date such as 2026-01-31.")
    year, month, day = (int(part) for part in text.split("-"))
    return _real(year, month, day)


def to_date(value: date_pb2.Date) -> date:
    """Give the day of a message. Raises ValueError when year, month or day is missing, or there is no such day."""
    return _real(value.year, value.month, value.day)


def from_date(value: date) -> date_pb2.Date:
    """Give the message of a day. Raises ValueError when the year is out of range."""
    _real(value.year, value.month, value.day)
    return date_pb2.Date(year=value.year, month=value.month, day=value.day)


def _real(year: int, month: int, day: int) -> date:
    if not (year and month and day):
        raise ValueError("A date needs year, month and day.")
    if year not in _YEARS:
        raise ValueError(f"The year {year} is not one of {_YEARS.start} to {_YEARS.stop - 1}.")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise ValueError(f"There is no day {year:04}-{month:02}-{day:02}.") from error
