import numpy as np
import pytest
from numpy.typing import NDArray

from nlp_service.candidates.candidate import Candidate, Features
from nlp_service.scoring.learned import LearnedScorer, load_models
from nlp_service.scoring.vector import NAMES, Vectors
from nlp_service.scoring.weighted import WeightedScorer


class _Certain:
    """Takes the first candidate for right and all others for wrong."""

    def probabilities(self, rows: Vectors) -> NDArray[np.float32]:
        return np.array([1.0, *(0.0 for _ in rows[1:])], dtype=np.float32)


def _candidates(field: str) -> list[Candidate]:
    return [Candidate(field, value, value, (), (), Features(label=0.9)) for value in ("1.00", "2.00")]


def test_a_model_decides_for_its_field_and_the_rules_for_the_others() -> None:
    scorer, rules = LearnedScorer({"totals.net": _Certain()}), WeightedScorer()
    first, second = scorer.scores(_candidates("totals.net"))
    assert first > 0 > second
    assert scorer.scores(_candidates("totals.tax")) == rules.scores(_candidates("totals.tax"))


def test_the_reader_s_own_company_is_kept_out_whatever_a_model_says() -> None:
    own = Candidate("supplier.name", "Weber Books", "Weber Books", (), (), Features(own=1.0))
    other = Candidate("supplier.name", "Acme", "Acme", (), (), Features())
    first, second = LearnedScorer({"supplier.name": _Certain()}).scores([own, other])
    assert first < LearnedScorer({"supplier.name": _Certain()}).scores([other, own])[0] - 5
    assert second < 0


def test_no_score_is_without_doubt() -> None:
    assert max(map(abs, LearnedScorer({"totals.net": _Certain()}).scores(_candidates("totals.net")))) <= 15


def test_no_candidates_have_no_scores() -> None:
    assert LearnedScorer({}).scores([]) == ()


@pytest.mark.parametrize("field", sorted(load_models()))
def test_a_model_of_the_repository_gives_a_probability_for_each_row(field: str) -> None:
    found = load_models()[field].probabilities(np.zeros((3, len(NAMES)), dtype=np.float32))
    assert found.shape == (3,)
    assert ((found >= 0) & (found <= 1)).all()
