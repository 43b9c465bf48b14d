"""The sign of what is deducted: a record gives it positively, also where the document prints it with a minus."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from nlp_service.extraction import Reading

_DEDUCTED = ("totals.paid", "totals.deductions", "totals.allowances")
_REASON = "It is printed with the minus of what is deducted, and given positively."


def give_deductions_positively(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """`readings` with the sign of deductions turned that are below zero while the gross total is above it."""
    given = tuple(readings)
    values = {reading.path: reading.value for reading in given}
    gross = values.get("totals.gross")
    if not gross or Decimal(gross) <= 0:
        return given
    return tuple(
        _turned(reading) if reading.path in _DEDUCTED and reading.value and Decimal(reading.value) < 0 else reading
        for reading in given
    )


def _turned(reading: Reading) -> Reading:
    explanation = " ".join(filter(None, (reading.explanation, _REASON)))
    return replace(reading, value=format(-Decimal(reading.value), "f"), explanation=explanation)
