import json
from pathlib import Path

import numpy as np
import pytest

from nlp_service.confidence import EVIDENCE, Curve
from nlp_service.scoring import learned
from nlp_service.scoring.learned import OnnxModel
from nlp_service.scoring.vector import NAMES, Vectors
from nlp_service.training.examples import Rows
from nlp_service.training.export import write_curves, write_models
from nlp_service.training.ranking import Ranker


def _ranker(rows: Vectors) -> Ranker:
    """Learned from documents of four candidates each."""
    documents = np.arange(len(rows)) // 4
    return Ranker().fit(Rows(rows, (rows[:, 0] > 0.5).astype(np.int8), documents), np.ones(len(rows)))


def test_an_exported_model_says_what_the_trained_one_does(tmp_path: Path) -> None:
    rows = np.random.default_rng(7).random((200, len(NAMES)), dtype=np.float32)
    ranker = _ranker(rows)
    (tmp_path / "old.onnx").write_bytes(b"")
    write_models({"totals.net": ranker}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["totals.net.onnx"]
    exported = OnnxModel((tmp_path / "totals.net.onnx").read_bytes())
    assert np.allclose(exported.probabilities(rows), ranker.probabilities(rows), atol=1e-5)


def test_a_model_finds_its_columns_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.random.default_rng(7).random((60, len(NAMES)), dtype=np.float32)
    ranker = _ranker(rows)
    write_models({"totals.net": ranker}, tmp_path)
    monkeypatch.setattr(learned, "NAMES", ("new", *NAMES))
    with_new = np.concatenate([np.ones((60, 1), dtype=np.float32), rows], axis=1)
    exported = OnnxModel((tmp_path / "totals.net.onnx").read_bytes())
    assert np.allclose(exported.probabilities(with_new), ranker.probabilities(rows), atol=1e-5)


def test_the_same_documents_give_the_same_bytes(tmp_path: Path) -> None:
    rows = np.random.default_rng(7).random((60, len(NAMES)), dtype=np.float32)
    for name in ("a", "b"):
        write_models({"totals.net": _ranker(rows)}, tmp_path / name)
    assert (tmp_path / "a" / "totals.net.onnx").read_bytes() == (tmp_path / "b" / "totals.net.onnx").read_bytes()


def test_a_curve_is_written_without_weights_of_nothing(tmp_path: Path) -> None:
    write_curves({"currency": Curve(0.5, (1.0, *(0.0 for _ in EVIDENCE[1:])))}, tmp_path / "curves.json")
    written = json.loads((tmp_path / "curves.json").read_text(encoding="utf-8"))
    assert written == {"currency": {"bias": 0.5, "weights": {EVIDENCE[0]: 1.0}}}
