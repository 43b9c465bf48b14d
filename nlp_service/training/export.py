"""Writes what was learned to where the service reads it: a model in ONNX form a field, and the curves of confidence."""

import json
from collections.abc import Mapping
from pathlib import Path

from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType

from nlp_service.confidence import EVIDENCE, Curve
from nlp_service.scoring.vector import NAMES
from nlp_service.training.ranking import Forest

_SUFFIX = ".onnx"
_DIGITS = 5


def write_models(models: Mapping[str, Forest], folder: Path) -> None:
    """Writes the models by field, and removes those of other fields."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"*{_SUFFIX}"):
        old.unlink()
    for field, model in models.items():
        proto = to_onnx(
            model.trees,
            initial_types=[("vectors", FloatTensorType([None, len(NAMES)]))],
            options={"zipmap": False},
            name=field,  # the graph is otherwise named at random
        )
        (folder / f"{field}{_SUFFIX}").write_bytes(proto.SerializeToString(deterministic=True))


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
