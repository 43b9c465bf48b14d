from pathlib import Path

import numpy as np
import pytest

from ocr_service.engines import paddle_runtime
from ocr_service.engines.config import PaddleConfig, Runtime
from ocr_service.engines.paddle import PaddleEngine
from ocr_service.settings import OcrSettings
from tests.unit.ocr_service.documents import picture_of


def test_without_the_extra_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(paddle_runtime, "find_spec", lambda _: None)
    told = paddle_runtime.info(PaddleConfig(tmp_path, Runtime.PADDLE))
    assert (told.name, told.available, told.remedy) == ("paddle", False, paddle_runtime.REMEDY)


def test_official_models_are_named_and_left_to_paddleocr(tmp_path: Path) -> None:
    config = PaddleConfig(tmp_path, Runtime.PADDLE, "gpu:0", "PP-OCRv5_server_det", "PP-OCRv5_server_rec")
    models = paddle_runtime.models(config)
    assert (models.detection.name, models.recognition.name) == ("PP-OCRv5_server_det", "PP-OCRv5_server_rec")
    assert models.detection.folder is models.recognition.folder is None
    assert models.version == paddle_runtime.info(config).model_version == "PP-OCRv5_server_rec"


@pytest.mark.parametrize(
    "given",
    [
        {"device": "gpu"},
        {"detection_model": "a", "recognition_model": "b"},
        {"runtime": "paddle", "detection_model": "a"},
    ],
)
def test_settings_that_do_not_fit_together_are_refused(given: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="OCR_"):
        OcrSettings.model_validate(given)


# PaddlePaddle looks for a compiler's cache when it is imported.
@pytest.mark.filterwarnings("ignore:No ccache found:UserWarning")
def test_paddles_runtime_reads_with_the_weights_in_its_own_format(tmp_path: Path) -> None:
    config = PaddleConfig(tmp_path, Runtime.PADDLE)
    if remedy := paddle_runtime.info(config).remedy:
        pytest.skip(f"PaddlePaddle is not installed ({remedy})")
    engine = PaddleEngine(config)
    assert engine.info.model_version == "PP-OCRv4_mobile"
    page = np.asarray(picture_of("Invoice No. 4711", "Total due 1,234.50"))
    lines = engine.read(page, engine.find(page))
    assert sorted(" ".join(word.text for word in line.words) for line in lines) == [
        "Invoice No. 4711",
        "Total due 1,234.50",
    ]
    assert list(tmp_path.glob("PP-OCRv4_mobile-*/det/inference.pdmodel"))
