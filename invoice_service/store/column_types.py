"""How values that a database does not know are kept in its columns: times, amounts, messages and their enums."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from google.protobuf.descriptor import EnumDescriptor
from google.protobuf.message import Message
from sqlalchemy import (
    BigInteger,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    Numeric,
    SQLColumnExpression,
    String,
    Text,
    cast,
)
from sqlalchemy.dialects.mysql import DATETIME, LONGBLOB, LONGTEXT
from sqlalchemy.types import TypeDecorator

# SQLite numbers rows by itself only in a column of exactly this type.
ROW_NUMBER = BigInteger().with_variant(Integer, "sqlite")

# TEXT and BLOB of MySQL end at 64 KiB.
LONG_TEXT = Text().with_variant(LONGTEXT(), "mysql")
LONG_BYTES = LargeBinary().with_variant(LONGBLOB(), "mysql")

_MICRO = Decimal("0.000001")

M = TypeVar("M", bound=Message)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, to the microsecond. Takes and gives aware datetimes only."""

    impl = DateTime().with_variant(DATETIME(fsp=6), "mysql")
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Drop the zone that every stored time has."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without a zone cannot be stored.")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Add it again."""
        return None if value is None else value.replace(tzinfo=UTC)


class Amount(TypeDecorator[Decimal]):
    """An exact amount of at most 15 digits before the point and 6 after it, given back without trailing zeros.

    SQLite has no decimal numbers, so that it keeps the digits as text; a query that sorts or adds casts to NUMERIC.
    """

    impl = Numeric(21, 6).with_variant(String(24), "sqlite")
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Write all six decimals, so that a value has one form only."""
        if value is None:
            return None
        fixed = value.quantize(_MICRO)
        return f"{fixed:f}" if dialect.name == "sqlite" else fixed

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Drop the decimals that say nothing."""
        return None if value is None else Decimal(f"{Decimal(value):f}".rstrip("0").rstrip("."))


def as_number(amount: SQLColumnExpression[Any], dialect: Dialect) -> SQLColumnExpression[Any]:
    """Give the amount as it is compared with others.

    Text, as SQLite keeps it, has another order than numbers. Elsewhere it is left as it is, since no index has what it
    would be cast to.
    """
    return cast(amount, Numeric(21, 6)) if dialect.name == "sqlite" else amount


class ProtoMessage(TypeDecorator[M], Generic[M]):
    """A message in its binary form, in which fields are known by number and survive being renamed."""

    impl = LONG_BYTES
    cache_ok = True

    def __init__(self, message_type: type[M]) -> None:
        super().__init__()
        self.message_type = message_type

    def process_bind_param(self, value: M | None, dialect: Dialect) -> bytes | None:
        """Serialise it."""
        return None if value is None else value.SerializeToString()

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> M | None:
        """Parse it; google.protobuf.message.DecodeError when the bytes are damaged."""
        return None if value is None else self.message_type.FromString(value)


class ProtoEnum(TypeDecorator[int]):
    """A value of an enum by its name without the prefix, so that people who read the table understand it."""

    impl = String(32)
    cache_ok = True

    def __init__(self, enum: EnumDescriptor) -> None:
        super().__init__()
        self.enum = enum
        # The zero value is `<PREFIX>_UNSPECIFIED` in every enum of the contracts.
        self.prefix = enum.values_by_number[0].name.removesuffix("UNSPECIFIED")

    def process_bind_param(self, value: int | None, dialect: Dialect) -> str | None:
        """Write the name; KeyError for a value that the contract does not have."""
        return None if value is None else self.enum.values_by_number[value].name.removeprefix(self.prefix)

    def process_result_value(self, value: str | None, dialect: Dialect) -> int | None:
        """Give the value of the name; KeyError for one that the contract does not have."""
        return None if value is None else self.enum.values_by_name[self.prefix + value].number
