import numpy as np

from nlp_service.candidates.candidate import Candidate, Features
from nlp_service.scoring.vector import NAMES, vectors


def _candidate(**features: float) -> Candidate:
    return Candidate("totals.net", "1.00", "1.00", (), (), Features(**features))


def test_each_candidate_has_a_column_for_each_name() -> None:
    assert vectors([_candidate(), _candidate()], [0.0, 1.0]).shape == (2, len(NAMES))


def test_a_candidate_is_compared_with_the_best_of_its_rivals() -> None:
    rows = vectors([_candidate(label=0.25), _candidate(label=1.0)], [-1.0, 2.0])
    behind = {name: rows[:, NAMES.index(name)].tolist() for name in ("label behind the best", "rules behind the best")}
    assert behind == {"label behind the best": [-0.75, 0.0], "rules behind the best": [-3.0, 0.0]}


def test_no_candidates_give_no_rows() -> None:
    assert np.array_equal(vectors([], []), np.zeros((0, len(NAMES)), dtype=np.float32))
