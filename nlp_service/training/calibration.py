"""Fits, for each field, the curve from a choice's evidence to the probability that it is right."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from nlp_service.confidence import EVIDENCE, Curve, Curves, evidence_of
from nlp_service.resolve.choice import Choice
from nlp_service.training.examples import Example
from nlp_service.training.truth import is_right

# A curve needs so many choices, and its slopes so many right and wrong ones among them.
_FEWEST, _FEWEST_WRONG = 40, 4
# Small documents of one supplier say the same many times, so weights are kept small.
_STRENGTH = 0.3
_BINS = 10
# Outcomes that stand for choices which lead by nothing, where hardly any of the real ones is wrong.
_TOSSED = np.array([True, False, False])
_MARGIN = EVIDENCE.index("margin")


@dataclass(frozen=True)
class Outcomes:
    """The choices of one field whose truth is known: their evidence, whether each is right, and their examples."""

    evidence: NDArray[np.float64]
    right: NDArray[np.bool_]
    examples: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bin:
    """The values of one range of confidence: how many, how sure they were on average, and how many were right."""

    count: int
    mean: float
    right: int


def outcomes_of(field: str, examples: Sequence[Example], choices: Sequence[Sequence[Choice]]) -> Outcomes:
    """The outcomes of `field` over all examples."""
    evidence: list[tuple[float, ...]] = []
    right: list[bool] = []
    numbers: list[int] = []
    for number, (example, chosen) in enumerate(zip(examples, choices, strict=True)):
        truths = example.right(field)
        choice = next((choice for choice in chosen if choice.field == field), None)
        if truths is None or choice is None or choice.chosen is None:
            continue
        evidence.append(evidence_of(choice))
        right.append(is_right(field, choice.chosen.candidate.value, truths))
        numbers.append(number)
    rows = np.array(evidence, dtype=np.float64).reshape(-1, len(EVIDENCE))
    return Outcomes(rows, np.array(right, dtype=np.bool_), np.array(numbers, dtype=np.int64))


def fit_curve(outcomes: Outcomes, examples: Sequence[Example], used: NDArray[np.bool_]) -> Curve | None:
    """The curve over the outcomes of the `used` examples; None where they are too few."""
    chosen = used[outcomes.examples]
    evidence, right = outcomes.evidence[chosen], outcomes.right[chosen]
    count, wrong = len(right), int((~right).sum())
    if count < _FEWEST or count - wrong < _FEWEST_WRONG:
        return None
    if wrong < _FEWEST_WRONG:
        return _by_lead(evidence[:, _MARGIN], right)
    sizes = Counter(examples[number].document.group for number in outcomes.examples[chosen])
    weights = np.array([1 / np.sqrt(sizes[examples[number].document.group]) for number in outcomes.examples[chosen]])
    scaler = StandardScaler().fit(evidence)
    model = LogisticRegression(C=_STRENGTH, max_iter=5000)
    model.fit(scaler.transform(evidence), right, sample_weight=weights * len(weights) / weights.sum())
    slopes = model.coef_[0] / scaler.scale_
    return Curve(float(model.intercept_[0] - slopes @ scaler.mean_), tuple(float(slope) for slope in slopes))


def _by_lead(margins: NDArray[np.float64], right: NDArray[np.bool_]) -> Curve:
    """The curve where hardly any is wrong: by the lead alone, as if some had been tossed up, which lead by nothing."""
    leads = np.append(margins, np.zeros(len(_TOSSED)))[:, None]
    model = LogisticRegression(max_iter=5000).fit(leads, np.append(right, _TOSSED))
    weights = [0.0] * len(EVIDENCE)
    weights[_MARGIN] = float(model.coef_[0, 0])
    return Curve(float(model.intercept_[0]), tuple(weights))


def fit_curves(outcomes: Mapping[str, Outcomes], examples: Sequence[Example], used: NDArray[np.bool_]) -> Curves:
    """The curves of all fields that have enough outcomes on the `used` examples."""
    fitted = {field: fit_curve(known, examples, used) for field, known in outcomes.items()}
    return {field: curve for field, curve in fitted.items() if curve is not None}


def reliability(values: Iterable[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Values, each a confidence and whether it is right, in ten bins of confidence; empty ones are left out."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, correct in values:
        bins.setdefault(min(_BINS - 1, int(confidence * _BINS)), []).append((confidence, correct))
    return tuple(
        Bin(len(values), sum(c for c, _ in values) / len(values), sum(ok for _, ok in values))
        for _, values in sorted(bins.items())
    )


def calibration_error(bins: Sequence[Bin]) -> float:
    """The distance of confidence and share right, over the bins, weighted by their values."""
    count = sum(part.count for part in bins)
    return sum(abs(part.mean * part.count - part.right) for part in bins) / max(1, count)
