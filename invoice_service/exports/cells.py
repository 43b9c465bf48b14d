"""Values of a table's cells, and how text is kept from being taken for a formula."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from google.protobuf.timestamp_pb2 import Timestamp
from google.type import date_pb2, decimal_pb2

from en16931.amounts import to_decimal
from en16931.dates import to_date

Cell: TypeAlias = str | Decimal | int | date | datetime | None
"""Times are in UTC and without a zone, which workbooks do not know. None: nothing stands there."""

# What begins a formula in Excel, LibreOffice or Google Sheets (OWASP, CSV injection).
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def neutralised(text: str) -> str:
    """Give text that no spreadsheet takes for a formula: an apostrophe before what would be one."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def amount_cell(value: decimal_pb2.Decimal) -> Cell:
    """Give an amount as a number; as its text where it is none, and nothing where it is absent."""
    if not value.value:
        return None
    try:
        return to_decimal(value)
    except ValueError:
        return str(value.value)


def date_cell(value: date_pb2.Date) -> Cell:
    """Give a day; nothing where it is absent or no real day."""
    try:
        return to_date(value)
    except ValueError:
        return None


def time_cell(present: bool, value: Timestamp) -> Cell:
    """Give a moment to the second; nothing where it is not `present`."""
    if not present:
        return None
    moment: datetime = value.ToDatetime()
    return moment.replace(microsecond=0)
