from pathlib import Path

import numpy as np
import pytest

from nlp_service.candidates.candidate import Candidate, Features, Scored
from nlp_service.candidates.hints import Hints
from nlp_service.confidence import Curve
from nlp_service.engines.local import LocalEngine
from nlp_service.reading.page import Document
from nlp_service.resolve.choice import Choice
from nlp_service.scoring.weighted import WeightedScorer
from nlp_service.training.calibration import Outcomes, calibration_error, fit_curve, outcomes_of, reliability
from nlp_service.training.corpus import KnownDocument
from nlp_service.training.examples import Example

FIELD = "totals.net"


def _examples(count: int) -> list[Example]:
    found = LocalEngine(WeightedScorer()).find(Document(()), Hints())
    truth = {"net_total": "1.00", "gross_total": "1.00"}
    return [Example(KnownDocument(Path(str(n)), "set", str(n), f"group {n % 10}", truth), found) for n in range(count)]


def _choice(value: str, margin: float) -> tuple[Choice]:
    return (Choice(FIELD, Scored(Candidate(FIELD, value, value, (), (), Features()), margin), margin, ()),)


def _outcomes(count: int) -> tuple[list[Example], Outcomes]:
    """Choices that are right the more often the greater their lead is."""
    random = np.random.default_rng(3)
    examples = _examples(count)
    margins = [float(margin) for margin in random.uniform(0, 8, count)]
    choices = [_choice("1.00" if random.random() < 0.3 + margin / 12 else "2.00", margin) for margin in margins]
    return examples, outcomes_of(FIELD, examples, choices)


def _fitted(count: int) -> tuple[Curve, Outcomes]:
    examples, outcomes = _outcomes(count)
    curve = fit_curve(outcomes, examples, np.ones(count, dtype=np.bool_))
    assert curve is not None
    return curve, outcomes


def test_a_curve_tells_how_often_such_choices_are_right() -> None:
    curve, outcomes = _fitted(400)
    sure = [curve(tuple(row)) for row in outcomes.evidence]
    assert calibration_error(reliability(zip(sure, outcomes.right.tolist(), strict=True))) < 0.08
    assert sure[int(np.argmax(outcomes.evidence[:, 0]))] > sure[int(np.argmin(outcomes.evidence[:, 0]))]


def test_where_none_is_wrong_the_lead_tells() -> None:
    examples = _examples(99)
    outcomes = outcomes_of(FIELD, examples, [_choice("1.00", 4.0) for _ in examples])
    curve = fit_curve(outcomes, examples, np.ones(99, dtype=np.bool_))
    assert curve is not None
    by_nothing, *rest = outcomes.evidence[0]
    assert curve((by_nothing, *rest)) > 0.97
    assert curve((0.0, *rest)) < 0.6


def test_too_few_choices_have_no_curve() -> None:
    examples, outcomes = _outcomes(20)
    assert fit_curve(outcomes, examples, np.ones(20, dtype=np.bool_)) is None


def test_reliability_sorts_values_by_confidence() -> None:
    bins = reliability([(0.95, True), (0.97, False), (0.2, False)])
    assert [(part.count, part.right) for part in bins] == [(1, 0), (2, 1)]
    assert calibration_error(bins) == pytest.approx((0.2 + 0.92) / 3)
