"""Writes what was learned to where the service reads it: a model in ONNX form a field, and the curves of confidence."""

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType
from sklearn.linear_model import LogisticRegression

from nlp_service.confidence import EVIDENCE, Curve
from nlp_service.scoring.learned import COLUMNS
from nlp_service.scoring.vector import NAMES
from nlp_service.training.ranking import Ranker

_SUFFIX = ".onnx"
_DIGITS = 5


def write_models(models: Mapping[str, Ranker], folder: Path) -> None:
    """Writes the models by field, and removes those of other fields."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"*{_SUFFIX}"):
        old.unlink()
    for field, model in models.items():
        proto = to_onnx(
            _classifier(model),
            initial_types=[("vectors", FloatTensorType([None, len(NAMES)]))],
            options={"zipmap": False},
            name=field,  # the graph is otherwise named at random
        )
        # By name, so that a model outlives features that are added later.
        proto.metadata_props.add(key=COLUMNS, value=json.dumps(NAMES))
        (folder / f"{field}{_SUFFIX}").write_bytes(proto.SerializeToString(deterministic=True))


def _classifier(model: Ranker) -> LogisticRegression:
    """The same scores as a classifier of rows that ONNX has an operator for."""
    classifier = LogisticRegression()
    classifier.classes_ = np.array([0, 1])
    classifier.coef_, classifier.intercept_ = model.weights[None, :], np.array([model.bias])
    return classifier


def write_curves(curves: Mapping[str, Curve], path: Path) -> None:
    """Writes the curves by field."""
    plain = {
        field: {
            "bias": round(curve.bias, _DIGITS),
            "weights": {
                name: round(weight, _DIGITS)
                for name, weight in zip(EVIDENCE, curve.weights, strict=True)
                if round(weight, _DIGITS)
            },
        }
        for field, curve in sorted(curves.items())
    }
    path.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")
