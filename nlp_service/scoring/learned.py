"""Scoring by what was learned from documents with known truth: a small model a field, the rules where there is none."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from nlp_service.candidates.candidate import Candidate
from nlp_service.scoring.vector import Vectors, vectors
from nlp_service.scoring.weighted import WeightedScorer

# A value is given from this probability on: below one half, since what is unsure is shown with a low confidence.
_GIVEN_FROM = 0.15
_SHIFT = -float(np.log(_GIVEN_FROM / (1 - _GIVEN_FROM)))
# What the caller says of itself stands in no document that the models have seen, so the rules weigh it.
_OF_HINTS = "own"
# No score is more certain than this, in log-odds.
_MOST = 7.0


class Model(Protocol):
    """What was learned for one field."""

    def probabilities(self, rows: Vectors) -> NDArray[np.float32]:
        """For each row (see `vectors`) the probability that the candidate is the field's value."""
        ...


class LearnedScorer:
    """Scores by the models of the fields that have one."""

    def __init__(self, models: Mapping[str, Model], rules: WeightedScorer | None = None) -> None:
        self._models = models
        self._rules = rules or WeightedScorer()

    def scores(self, candidates: Sequence[Candidate]) -> tuple[float, ...]:
        """The log-odds of the model of the candidates' field, or the score of the rules."""
        rules = self._rules.scores(candidates)
        model = self._models.get(candidates[0].field) if candidates else None
        if model is None:
            return rules
        found = np.clip(model.probabilities(vectors(candidates, rules)), 1e-6, 1 - 1e-6)
        learned = np.clip(np.log(found / (1 - found)) + _SHIFT, -_MOST, _MOST)
        return tuple(
            float(score) + self._rules.share_of(_OF_HINTS, candidate)
            for score, candidate in zip(learned, candidates, strict=True)
        )


class OnnxModel:
    """A model in ONNX form; runs in the calling thread."""

    def __init__(self, content: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        self._output = self._session.get_outputs()[-1].name

    def probabilities(self, rows: Vectors) -> NDArray[np.float32]:
        """As `Model` says."""
        (found,) = self._session.run([self._output], {self._input: rows})
        return np.asarray(found)[:, 1]


def load_models() -> Mapping[str, OnnxModel]:
    """The models that `make train` has put beside this file, by field."""
    folder = files("nlp_service.scoring").joinpath("models")
    return {
        file.name.removesuffix(".onnx"): OnnxModel(file.read_bytes())
        for file in folder.iterdir()
        if file.name.endswith(".onnx")
    }
