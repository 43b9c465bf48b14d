"""Learns to rank the candidates of a field, and counts how well choices are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from nlp_service.resolve.choice import Choice
from nlp_service.scoring.vector import Vectors
from nlp_service.scoring.weighted import WeightedScorer
from nlp_service.training.examples import Example, Rows, rows_of
from nlp_service.training.truth import is_right

# Fewer right values than this teach nothing.
_FEWEST_RIGHT = 30


class Forest:
    """Boosted trees over the vectors of candidates."""

    def __init__(self, seed: int) -> None:
        self.trees = GradientBoostingClassifier(
            n_estimators=80, max_depth=3, learning_rate=0.1, subsample=0.7, min_samples_leaf=8, random_state=seed
        )

    def fit(self, rows: Vectors, labels: NDArray[np.int8], weights: NDArray[np.float64]) -> "Forest":
        """Learns from `rows`."""
        self.trees.fit(rows, labels, sample_weight=weights)
        return self

    def probabilities(self, rows: Vectors) -> NDArray[np.float32]:
        """For each row the probability that it is right."""
        return np.asarray(self.trees.predict_proba(rows)[:, 1], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the `wanted` values were `given`, and how many of those were `right`."""

    right: int
    given: int
    wanted: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.given + self.wanted)


def learn(field: str, examples: Sequence[Example], used: NDArray[np.bool_], seed: int) -> Forest | None:
    """A model of `field` from the `used` examples; None where there is too little to learn from."""
    rows = rows_of(field, examples, WeightedScorer())
    chosen = used[rows.examples]
    if rows.labels[chosen].sum() < _FEWEST_RIGHT or rows.labels[chosen].all():
        return None
    weights = _weights(rows, examples)
    return Forest(seed).fit(rows.vectors[chosen], rows.labels[chosen], weights[chosen])


def _weights(rows: Rows, examples: Sequence[Example]) -> NDArray[np.float64]:
    """Many documents of one group count less than as many of different ones."""
    sizes = Counter(example.document.group for example in examples)
    return np.array([1 / np.sqrt(sizes[examples[number].document.group]) for number in rows.examples])


def tally(field: str, examples: Sequence[Example], choices: Sequence[Sequence[Choice]]) -> Mapping[str, Tally]:
    """For each corpus how good the choices of `field` are, over the examples where its truth is known."""
    right, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for example, chosen in zip(examples, choices, strict=True):
        truths, corpus = example.right(field), example.document.corpus
        if truths is None:
            continue
        wanted[corpus] += bool(truths)
        choice = next((choice for choice in chosen if choice.field == field), None)
        if choice and choice.chosen:
            given[corpus] += 1
            right[corpus] += is_right(field, choice.chosen.candidate.value, truths)
    return {corpus: Tally(right[corpus], given[corpus], wanted[corpus]) for corpus in sorted(wanted)}
