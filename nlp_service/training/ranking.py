"""Learns to rank the candidates of a field, and counts how well choices are."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.preprocessing import StandardScaler

from nlp_service.resolve.choice import Choice
from nlp_service.scoring.vector import NAMES, Vectors
from nlp_service.scoring.weighted import WeightedScorer
from nlp_service.training.examples import Example, Labels, Rows, rows_of
from nlp_service.training.truth import is_right

# Fewer right values than this teach nothing.
_FEWEST_RIGHT = 30
# What it costs to leave the rules: much, since few suppliers stand behind many documents.
_PENALTY = 60.0

Weights = NDArray[np.float64]
_RULES = NAMES.index("rules")


class Ranker:
    """A linear score of candidates that compete: the log-odds that one is the field's value, against none of them.

    McFadden's conditional logit: the candidates of a document and `none` share the probability of one. It starts from
    the score of the rules, and pays for each step away from it.
    """

    def __init__(self) -> None:
        self.weights: Weights = np.zeros(len(NAMES))
        self.bias = 0.0

    def fit(self, rows: Rows, importance: Weights) -> "Ranker":
        """Learns from `rows`, each document as important as its rows say. Where none is right, `none` is."""
        vectors = rows.vectors.astype(np.float64)
        scaler = StandardScaler().fit(vectors)
        prior = np.zeros(len(NAMES))
        prior[_RULES] = scaler.scale_[_RULES]
        problem = _Competition(scaler.transform(vectors), rows.labels, rows.examples, importance, prior)
        begin = np.append(prior, scaler.mean_[_RULES])
        found = minimize(problem.loss, begin, jac=True, method="L-BFGS-B").x
        self.weights = found[:-1] / scaler.scale_
        self.bias = float(found[-1] - self.weights @ scaler.mean_)
        return self

    def probabilities(self, rows: Vectors) -> NDArray[np.float32]:
        """For each row the probability that it is right, if it were the only candidate."""
        return np.asarray(expit(rows @ self.weights + self.bias), dtype=np.float32)


class _Competition:
    """The likelihood of what is right among the candidates of each document, and its slope."""

    def __init__(
        self,
        vectors: Weights,
        labels: Labels,
        examples: NDArray[np.int64],
        importance: Weights,
        prior: Weights,
    ) -> None:
        self._vectors = vectors
        self._prior = prior
        documents, self._document = np.unique(examples, return_inverse=True)
        self._count = len(documents)
        self._importance = np.zeros(self._count)
        self._importance[self._document] = importance
        self._labels = labels.astype(np.float64)
        self._has_right = self._sum(self._labels) > 0

    def _sum(self, values: Weights) -> Weights:
        return np.asarray(np.bincount(self._document, values, minlength=self._count), dtype=np.float64)

    def loss(self, parameters: Weights) -> tuple[float, Weights]:
        """The negative log-likelihood with a penalty on large weights, and its gradient; the last one is the bias."""
        weights, bias = parameters[:-1], float(parameters[-1])
        scores = self._vectors @ weights + bias
        highest = np.zeros(self._count)
        np.maximum.at(highest, self._document, scores)
        shares, none = np.exp(scores - highest[self._document]), np.exp(-highest)
        total = self._sum(shares) + none
        right = np.where(self._has_right, self._sum(shares * self._labels), none)
        likelihood = float(self._importance @ (np.log(right) - np.log(total)))
        due = np.where(self._has_right[self._document], shares * self._labels / right[self._document], 0.0)
        pull = self._importance[self._document] * (due - shares / total[self._document])
        step = weights - self._prior
        gradient = np.append(_PENALTY * step - self._vectors.T @ pull, bias - pull.sum())
        return -likelihood + (_PENALTY * float(step @ step) + bias**2) / 2, gradient


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the `wanted` values were `given`, how many of those were `right`; many of one group count less."""

    right: float
    given: float
    wanted: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 0.0


def learn(field: str, examples: Sequence[Example], used: NDArray[np.bool_]) -> Ranker | None:
    """A model of `field` from the `used` examples; None where there is too little to learn from."""
    rows = rows_of(field, examples, WeightedScorer())
    chosen = used[rows.examples]
    if rows.labels[chosen].sum() < _FEWEST_RIGHT or rows.labels[chosen].all():
        return None
    weights = _weights(rows, examples)
    used_rows = Rows(rows.vectors[chosen], rows.labels[chosen], rows.examples[chosen])
    return Ranker().fit(used_rows, weights[chosen])


def _weights(rows: Rows, examples: Sequence[Example]) -> Weights:
    by_example = _weights_of(examples)
    return np.array([by_example[number] for number in rows.examples])


def _weights_of(examples: Sequence[Example]) -> Sequence[float]:
    """Many documents of one group count less than as many of different ones."""
    sizes = Counter(example.document.group for example in examples)
    return [1 / math.sqrt(sizes[example.document.group]) for example in examples]


def tally(field: str, examples: Sequence[Example], choices: Sequence[Sequence[Choice]]) -> Mapping[str, Tally]:
    """For each corpus how good the choices of `field` are, over the examples where its truth is known."""
    right, given, wanted = (
        defaultdict[str, float](float),
        defaultdict[str, float](float),
        defaultdict[str, float](float),
    )
    for example, chosen, weight in zip(examples, choices, _weights_of(examples), strict=True):
        truths, corpus = example.right(field), example.document.corpus
        if truths is None:
            continue
        wanted[corpus] += weight * bool(truths)
        choice = next((choice for choice in chosen if choice.field == field), None)
        if choice and choice.chosen:
            given[corpus] += weight
            right[corpus] += weight * is_right(field, choice.chosen.candidate.value, truths)
    return {corpus: Tally(right[corpus], given[corpus], wanted[corpus]) for corpus in sorted(wanted)}
