from pathlib import Path

import pytest

from ocr_service.engines import paddle_runtime
from ocr_service.engines.config import PaddleConfig, Runtime
from ocr_service.settings import OcrSettings


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
