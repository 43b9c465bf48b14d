"""Scoring by what was learned from documents with known truth: a small model a field, the rules where there is none."""

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from nlp_service.candidates.candidate import Candidate
from nlp_service.scoring.vector import NAMES, Vectors, vectors
from nlp_service.scoring.weighted import WeightedScorer

# A value is given from this probability on: below one half, since what is unsure is shown with a low confidence. Names
# keep their odds, since both are chosen together.
_GIVEN_FROM = 0.35
_NAMES = ("supplier.name", "customer.name")
# What the caller says of itself stands in no document that the models have seen, so the rules weigh it.
_OF_HINTS = "own"
# No score is more certain than this, in log-odds: high enough that rivals do not meet there.
_MOST = 15.0
# The key under which a model names its columns.
COLUMNS = "columns"


Probabilities = np.floating[Any] | NDArray[np.floating[Any]]


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
        given_from = 0.5 if candidates[0].field in _NAMES else _GIVEN_FROM
        learned = np.clip(_log_odds(found) - _log_odds(np.float64(given_from)), -_MOST, _MOST)
        return tuple(
            float(score) + self._rules.share_of(_OF_HINTS, candidate)
            for score, candidate in zip(learned, candidates, strict=True)
        )


def _log_odds(probability: Probabilities) -> NDArray[np.float64]:
    return np.asarray(np.log(probability / (1 - probability)), dtype=np.float64)


class OnnxModel:
    """A model in ONNX form; runs in the calling thread. It looks at the columns that it was trained on, by name."""

    def __init__(self, content: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name
        self._output = self._session.get_outputs()[-1].name
        columns = json.loads(self._session.get_modelmeta().custom_metadata_map.get(COLUMNS, json.dumps(NAMES)))
        self._columns = [NAMES.index(column) for column in columns]

    def probabilities(self, rows: Vectors) -> NDArray[np.float32]:
        """As `Model` says."""
        (found,) = self._session.run([self._output], {self._input: rows[:, self._columns]})
        return np.asarray(found)[:, 1]


def load_models() -> Mapping[str, OnnxModel]:
    """The models that `make train` has put beside this file, by field."""
    folder = files("nlp_service.scoring").joinpath("models")
    return {
        file.name.removesuffix(".onnx"): OnnxModel(file.read_bytes())
        for file in folder.iterdir()
        if file.name.endswith(".onnx")
    }
