"""Confidence: from the lead of a choice to the probability that it is right.

This first version is a logistic curve for each kind of field, set by hand. It is monotone, so that a greater lead never
means less confidence, but it is not calibrated: it has not been fitted to how often such choices prove right on
documents that nothing else was set by.
"""

import math

from nlp_service.candidates.candidate import Scored
from nlp_service.resolve.choice import Choice

# By how much the lead counts.
_SLOPE = 0.85
# Where the curve begins: names are wrong more often than numbers, dates and amounts with the same lead.
_OFFSET_OF_NAMES = -0.7
_OFFSET = 0.2
_NAMES = ("supplier.name", "customer.name", "supplier.address.full")
_LEAST, _MOST = 0.01, 0.99


def of_choice(choice: Choice) -> float:
    """The probability that the chosen value is right; 0 when none was chosen."""
    if choice.chosen is None:
        return 0.0
    return _clamp(_logistic(_SLOPE * choice.margin + _offset(choice.field)))


def of_alternative(item: Scored, chosen: float) -> float:
    """The probability of a value that was not chosen: by its own score, and no more than `chosen` leaves."""
    return min(_clamp(_logistic(_SLOPE * item.score + _offset(item.candidate.field))), max(_LEAST, 1 - chosen))


def of_line(adds_up: bool | None, sum_agrees: bool | None) -> float:
    """The probability of the cells of a line, from its own equation and from whether all lines add up to a total."""
    score = {True: 2.2, None: 0.9, False: -0.6}[adds_up] + {True: 1.5, None: 0.0, False: -0.8}[sum_agrees]
    return _clamp(_logistic(score))


# A tax line is only found where rate, base and tax satisfy their equation to the cent.
OF_TAX_LINE = 0.95


def _offset(field: str) -> float:
    return _OFFSET_OF_NAMES if field in _NAMES else _OFFSET


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, x))))


def _clamp(probability: float) -> float:
    return max(_LEAST, min(_MOST, probability))
