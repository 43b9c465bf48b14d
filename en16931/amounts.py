"""Amounts: `google.type.Decimal` to and from `Decimal`, rounding, and how far a product may be off."""

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

from google.type import decimal_pb2

from en16931.currencies import minor_unit

MAX_INTEGER_DIGITS = 15
"""Digits before the point that a record can hold."""

MAX_DECIMALS = 12
"""Digits after the point that a record can hold; unit prices of energy and telephone calls have up to ten."""

_SYNTAX = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_MAX_LENGTH = 64

# Enough for the exact product and sum of any numbers that a record can hold.
_PRECISION = 60


def parse_decimal(text: str) -> Decimal:
    """Give the number that `text` writes with a point, e.g. `-1190.00`, with its scale.

    Raises ValueError when it is no number or has more digits than a record can hold.
    """
    if len(text) > _MAX_LENGTH or not _SYNTAX.fullmatch(text):
        raise ValueError(f"“{text[:_MAX_LENGTH]}” is not a decimal number such as 1190.00.")
    return _bounded(Decimal(text))


def to_decimal(value: decimal_pb2.Decimal) -> Decimal:
    """Give the number of a message, with its scale. Raises ValueError as `parse_decimal` does."""
    return parse_decimal(value.value)


def from_decimal(value: Decimal) -> decimal_pb2.Decimal:
    """Give the message of a number: plain notation, never an exponent, the scale kept, no negative zero.

    Raises ValueError when it is not finite or has more digits than a record can hold; round it first.
    """
    return decimal_pb2.Decimal(value=canonical(_bounded(value)))


def canonical(value: Decimal) -> str:
    """Write a number as records do: `1190.00`, `-0.5`, `0`."""
    return format(value if value else value.copy_abs(), "f")


def round_amount(value: Decimal, currency: str = "EUR") -> Decimal:
    """Round an amount to the minor unit of its currency, halves away from zero.

    The standard always rounds to two decimals; currencies with another minor unit keep theirs, since documents do.
    """
    with localcontext(prec=_PRECISION):
        return value.quantize(Decimal(1).scaleb(-minor_unit(currency)), rounding=ROUND_HALF_UP)


def tolerance(currency: str = "EUR") -> Decimal:
    """How far a printed product (quantity × price, base × rate) may be off: two minor units.

    The standard grants nothing to products of exact factors, but documents print rounded prices and add up rounded tax.
    Peppol BIS Billing 3 allows lines the same (rule R120: 0.02). Sums of printed amounts have no tolerance.
    """
    return Decimal(2).scaleb(-minor_unit(currency))


def _bounded(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError(f"{value} is not a finite number.")
    if int(value.as_tuple().exponent) < -MAX_DECIMALS:
        raise ValueError(f"A number can have at most {MAX_DECIMALS} decimals.")
    if value.adjusted() >= MAX_INTEGER_DIGITS:
        raise ValueError(f"A number can have at most {MAX_INTEGER_DIGITS} digits before the point.")
    return value
