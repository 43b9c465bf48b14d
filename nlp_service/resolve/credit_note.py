"""The sign of credit notes: a record gives their amounts positively, whichever way the document prints them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from nlp_service.extraction import Alternative, Reading

_CREDIT_NOTE = "CREDIT_NOTE"
_MONEY = re.compile(
    r"totals\.\w+|tax_lines\[\d+\]\.(?:base|tax)_amount|line_items\[\d+\]\.(?:net|gross|tax)_amount"
    r"|line_items\[\d+\]\.quantity"
)
_REASON = "The document is a credit note, whose amounts are given positively."


def give_positively(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """`readings` with the sign of all amounts turned where a credit note prints its gross total below zero."""
    given = tuple(readings)
    values = {reading.path: reading.value for reading in given}
    gross = values.get("totals.gross") or values.get("totals.amount_due")
    if values.get("document_type") != _CREDIT_NOTE or not gross or Decimal(gross) >= 0:
        return given
    return tuple(_turned(reading) if _is_turned(reading) else reading for reading in given)


def _is_turned(reading: Reading) -> bool:
    """Whether this is an amount, or a quantity printed below zero: some credit notes turn only the amounts."""
    if reading.path.endswith(".quantity") and reading.value and Decimal(reading.value) > 0:
        return False
    return _MONEY.fullmatch(reading.path) is not None


def _turned(reading: Reading) -> Reading:
    alternatives = tuple(replace(other, value=_negated(other)) for other in reading.alternatives)
    if not reading.value:
        return replace(reading, alternatives=alternatives)
    explanation = " ".join(filter(None, (reading.explanation, _REASON)))
    return replace(reading, value=_negated(reading), alternatives=alternatives, explanation=explanation)


def _negated(item: Reading | Alternative) -> str:
    return format(-Decimal(item.value) + 0, "f")
