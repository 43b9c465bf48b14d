"""Scoring by plain rules: a weighted sum of the features, the weights kept as data for each field."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from importlib.resources import files

from nlp_service.candidates.candidate import Candidate, Features

_ITEM = re.compile(r"\[[^\]]*\]")
_BIAS = "bias"


class WeightedScorer:
    """Scores by `weights.toml`. A field without weights of its own takes those of its kind or group."""

    def __init__(self) -> None:
        self._weights = load_weights()

    def scores(self, candidates: Sequence[Candidate]) -> tuple[float, ...]:
        """The score of each, whatever the others are."""
        return tuple(map(self.score, candidates))

    def score(self, candidate: Candidate) -> float:
        """The bias of the field plus each feature times its weight."""
        weights = self._weights_of(candidate.field)
        return weights.get(_BIAS, 0.0) + sum(
            weight * float(getattr(candidate.features, name)) for name, weight in weights.items() if name != _BIAS
        )

    def share_of(self, feature: str, candidate: Candidate) -> float:
        """What one feature adds to the score."""
        return self._weights_of(candidate.field).get(feature, 0.0) * float(getattr(candidate.features, feature))

    def _weights_of(self, field: str) -> Mapping[str, float]:
        # `customer.contact.phone` weighs as `contact.phone` of any party does, a part of an address as `address`.
        first, *rest = _ITEM.sub("", field).split(".")
        names = (".".join((first, *rest)), ".".join(rest), *rest[:1], first)
        return next(self._weights[name] for name in names if name in self._weights)


@cache
def load_weights() -> Mapping[str, Mapping[str, float]]:
    """The weights by field or group. Raises ValueError for a feature that does not exist."""
    weights: dict[str, dict[str, float]] = tomllib.loads(
        files("nlp_service.scoring").joinpath("weights.toml").read_text("utf-8")
    )
    known = {feature.name for feature in fields(Features)} | {_BIAS}
    for field, by_feature in weights.items():
        if unknown := by_feature.keys() - known:
            raise ValueError(f"{field} gives weights to unknown features: {', '.join(sorted(unknown))}")
    return weights
