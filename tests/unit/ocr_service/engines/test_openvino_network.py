from pathlib import Path

import numpy as np
import pytest

from ocr_service.engines.openvino_network import OpenVinoNetwork
from ocr_service.engines.paddle_models import model_folders


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return model_folders(tmp_path_factory.mktemp("models")).recognition / "inference.onnx"


def test_a_width_between_the_steps_gives_the_columns_of_that_width(weights: Path) -> None:
    network = OpenVinoNetwork(weights, width_step=32)
    line = np.random.default_rng(1).uniform(-1, 1, (1, 3, 48, 320)).astype(np.float32)
    (whole,) = network([line])
    (narrower,) = network([line[..., :300]])
    assert whole.shape[1] == 40
    assert narrower.shape[1] == 38
    # Probabilities, whatever the precision of the processor.
    assert narrower.sum(axis=2) == pytest.approx(1, abs=0.05)


def test_the_same_line_gives_the_same_again(weights: Path) -> None:
    network = OpenVinoNetwork(weights, width_step=32)
    line = np.random.default_rng(1).uniform(-1, 1, (1, 3, 48, 200)).astype(np.float32)
    (first,) = network([line])
    network([line[..., :100]])
    (second,) = network([line])
    assert np.array_equal(first, second)
