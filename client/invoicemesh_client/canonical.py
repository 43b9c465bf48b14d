"""Values of the contracts as canonical text: decimals with a point, ISO dates, enum names without their prefix."""

from datetime import date
from decimal import Decimal, InvalidOperation

from google.protobuf.descriptor import EnumDescriptor
from google.type import date_pb2, decimal_pb2


def decimal_text(value: decimal_pb2.Decimal) -> str | None:
    """Gives a decimal in plain notation with its own number of digits; None when it is absent or no finite number."""
    try:
        number = Decimal(value.value)
    except InvalidOperation:
        return None
    return f"{number:f}" if number.is_finite() else None


def date_text(value: date_pb2.Date) -> str | None:
    """Gives a whole date as `YYYY-MM-DD`; None when it is absent or lacks a part."""
    if not (value.year and value.month and value.day):
        return None
    return f"{value.year:04}-{value.month:02}-{value.day:02}"


def date_message(value: date) -> date_pb2.Date:
    """Gives a date as the contracts carry it."""
    return date_pb2.Date(year=value.year, month=value.month, day=value.day)


def enum_text(kind: EnumDescriptor, number: int) -> str | None:
    """Gives a value's name in lower case without its prefix, e.g. `credit_note`; None for the one that is not set.

    A number that this client does not know yet comes as itself.
    """
    if number == 0:
        return None
    if number not in kind.values_by_number:
        return str(number)
    prefix = kind.values_by_number[0].name.removesuffix("UNSPECIFIED")
    return kind.values_by_number[number].name.removeprefix(prefix).lower()
