"""Confidence: from a choice and its evidence to the probability that it is right.

For each field that documents with known truth were there for, a logistic curve over the choice's lead and evidence,
fitted by `make train` to how often such choices proved right on documents that the models had not seen.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from nlp_service.candidates.candidate import Scored
from nlp_service.resolve.choice import Choice

_OF_CHOICE = ("margin", "score", "other_share", "agreement")
# What of a candidate's features tells how sure a choice is. Others, such as where it stands, tell suppliers apart that
# were seen in training, and say little of new ones.
_OF_CANDIDATE = (
    "label",
    "rival",
    "form",
    "check",
    "currency",
    "repeats",
    "legal_form",
    "domain",
    "street_below",
    "registered",
    "recognition",
    "magnitude",
    "size",
    "street",
    "sentence",
    "second",
    "echo",
    "reached",
)
EVIDENCE = (*_OF_CHOICE, *_OF_CANDIDATE)
_OTHER_SHARE = EVIDENCE.index("other_share")
# Beyond this a greater lead or score says no more, in log-odds.
_MOST_LEAD = 10.0
_LEAST, _MOST = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Curve:
    """A logistic curve: the bias plus a weight for each of `EVIDENCE`."""

    bias: float
    weights: tuple[float, ...]

    def __call__(self, evidence: Sequence[float]) -> float:
        """The probability: never certain, and no greater than that the characters mean what they are taken for."""
        x = self.bias + sum(weight * value for weight, value in zip(self.weights, evidence, strict=True))
        return min(_clamp(_logistic(x)), 1 - evidence[_OTHER_SHARE])


# Fields without a curve of their own: by the lead alone, set by hand.
_DEFAULT = Curve(0.2, (0.85, *(0.0 for _ in EVIDENCE[1:])))
_OF_NAMES = Curve(-0.7, _DEFAULT.weights)
_NAMES = ("supplier.name", "customer.name", "supplier.address.full")


Curves = Mapping[str, Curve]


@cache
def load_curves() -> Curves:
    """The fitted curves by field."""
    known = json.loads(files("nlp_service").joinpath("confidence.json").read_text("utf-8"))
    return {
        field: Curve(curve["bias"], tuple(curve["weights"].get(name, 0.0) for name in EVIDENCE))
        for field, curve in known.items()
    }


def evidence_of(choice: Choice) -> tuple[float, ...]:
    """The values of `EVIDENCE` for a choice; raises ValueError for one that chose nothing."""
    if choice.chosen is None:
        raise ValueError("nothing was chosen")
    score = max(-_MOST_LEAD, min(choice.chosen.score, _MOST_LEAD))
    candidate = choice.chosen.candidate
    agreement = max(-_MOST_LEAD, min(choice.agreement, _MOST_LEAD))
    seen = (float(getattr(candidate.features, name)) for name in _OF_CANDIDATE)
    return (min(choice.margin, _MOST_LEAD), score, candidate.other_share, agreement, *seen)


def of_choice(choice: Choice, curves: Curves | None = None) -> float:
    """The probability that the chosen value is right, by `curves` or the fitted ones; 0 when none was chosen."""
    if choice.chosen is None:
        return 0.0
    known = load_curves() if curves is None else curves
    curve = known.get(choice.field, _OF_NAMES if choice.field in _NAMES else _DEFAULT)
    return curve(evidence_of(choice))


def of_alternative(item: Scored, chosen: float) -> float:
    """The probability of a value that was not chosen: by its own score, and no more than `chosen` leaves."""
    return min(_clamp(_logistic(item.score)), max(_LEAST, 1 - chosen))


# How surely cells of lines are right, in log-odds, by the equation of the line and by whether all lines add up to a
# total; set near the shares that were right on real documents. Arithmetic says less of texts than of numbers.
_LINE_HOLDS = {True: 2.6, None: 1.7, False: 0.4}
_LINES_ADD_UP = {True: 1.5, None: 0.0, False: -0.3}
_TEXT_OF_LINE_THAT_HOLDS = {True: 2.4, None: 1.7, False: 1.7}
_TEXT_OF_LINES_THAT_ADD_UP = {True: 0.3, None: 0.0, False: 0.0}


def of_line(adds_up: bool | None, sum_agrees: bool | None, *, is_text: bool = False) -> float:
    """The probability of a cell of a line, from its own equation and from whether all lines add up to a total."""
    if is_text:
        return _clamp(_logistic(_TEXT_OF_LINE_THAT_HOLDS[adds_up] + _TEXT_OF_LINES_THAT_ADD_UP[sum_agrees]))
    return _clamp(_logistic(_LINE_HOLDS[adds_up] + _LINES_ADD_UP[sum_agrees]))


# A tax line is only found where rate, base and tax satisfy their equation to the cent.
OF_TAX_LINE = 0.95


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, x))))


def _clamp(probability: float) -> float:
    return max(_LEAST, min(_MOST, probability))
