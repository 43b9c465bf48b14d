"""One value of a record in canonical text: read, checked and written by its type in the contract.

Canonical text is an ISO date, a decimal with a point, an enum name without its prefix, `true` or `false`, or the string
itself. An absent value has none.
"""

import unicodedata
from enum import Enum, auto

from google.protobuf.descriptor import EnumDescriptor, FieldDescriptor
from google.protobuf.message import Message

from en16931.amounts import canonical, from_decimal, parse_decimal, to_decimal
from en16931.countries import is_country
from en16931.currencies import is_currency
from en16931.dates import from_date, parse_date, to_date

MAX_TEXT_LENGTH = 2000
"""Characters that a text can have."""


class Kind(Enum):
    """What a field of the contract holds."""

    TEXT = auto()
    DECIMAL = auto()
    DATE = auto()
    ENUM = auto()
    BOOL = auto()
    GROUP = auto()
    """A message with fields of its own."""
    ITEMS = auto()
    """A list of such messages, each with an id."""


_MESSAGES = {"google.type.Decimal": Kind.DECIMAL, "google.type.Date": Kind.DATE}
_SCALARS = {
    FieldDescriptor.TYPE_STRING: Kind.TEXT,
    FieldDescriptor.TYPE_ENUM: Kind.ENUM,
    FieldDescriptor.TYPE_BOOL: Kind.BOOL,
}


def kind_of(field: FieldDescriptor) -> Kind:
    """Say what a field holds."""
    if field.is_repeated:
        return Kind.ITEMS
    if field.message_type is not None:
        return _MESSAGES.get(field.message_type.full_name, Kind.GROUP)
    return _SCALARS[field.type]


def read(message: Message, field: FieldDescriptor) -> str | None:
    """Give the canonical text of a value; None when it is absent."""
    if field.has_presence and not message.HasField(field.name):
        return None
    value = getattr(message, field.name)
    match kind_of(field):
        case Kind.DECIMAL:
            return canonical(to_decimal(value))
        case Kind.DATE:
            return to_date(value).isoformat()
        case Kind.ENUM:
            return _enum_text(_enum_of(field), value) if value else None
        case Kind.BOOL:
            return "true" if value else "false"
        case Kind.TEXT:
            return value or None
        case _:
            raise TypeError(f"{field.full_name} is not a single value.")


def write(message: Message, field: FieldDescriptor, text: str) -> None:
    """Set a value from its canonical text. Raises ValueError with a sentence when the text does not fit the field."""
    match kind_of(field):
        case Kind.DECIMAL:
            getattr(message, field.name).CopyFrom(from_decimal(parse_decimal(text)))
        case Kind.DATE:
            getattr(message, field.name).CopyFrom(from_date(parse_date(text)))
        case Kind.ENUM:
            setattr(message, field.name, _enum_number(_enum_of(field), text))
        case Kind.BOOL:
            setattr(message, field.name, _truth(text))
        case Kind.TEXT:
            _check_text(field, text)
            setattr(message, field.name, text)
        case _:
            raise TypeError(f"{field.full_name} is not a single value.")


def _enum_prefix(enum: EnumDescriptor) -> str:
    return enum.values_by_number[0].name.removesuffix("UNSPECIFIED")


def _enum_of(field: FieldDescriptor) -> EnumDescriptor:
    if field.enum_type is None:
        raise TypeError(f"{field.full_name} is no enum.")
    return field.enum_type


def _enum_text(enum: EnumDescriptor, number: int) -> str:
    # A newer peer may send a value that this contract does not name.
    known = enum.values_by_number.get(number)
    return known.name.removeprefix(_enum_prefix(enum)) if known else str(number)


def _enum_number(enum: EnumDescriptor, text: str) -> int:
    prefix = _enum_prefix(enum)
    known = enum.values_by_name.get(prefix + text)
    if known is None or known.number == 0:
        names = ", ".join(value.name.removeprefix(prefix) for value in enum.values if value.number)
        raise ValueError(f"“{text[:64]}” is not one of {names}.")
    return known.number


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"“{text[:64]}” is neither true nor false.")
    return text == "true"


def _check_text(field: FieldDescriptor, text: str) -> None:
    if not text.strip():
        raise ValueError("An empty text is no value; clear the field instead.")
    if len(text) > MAX_TEXT_LENGTH:
        raise ValueError(f"The text has {len(text)} characters, more than {MAX_TEXT_LENGTH}.")
    if any(unicodedata.category(character) in ("Cc", "Cs") and character != "\n" for character in text):
        raise ValueError("The text holds control characters.")
    # In the contract every text named so is a code of that list.
    if field.name.endswith("currency") and not is_currency(text):
        raise ValueError(f"“{text}” is not a currency of ISO 4217 such as EUR.")
    if field.name.startswith("country") and not is_country(text):
        raise ValueError(f"“{text}” is not a country of ISO 3166-1 such as DE.")
