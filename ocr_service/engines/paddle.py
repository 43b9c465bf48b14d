"""PaddleOCR as an engine: PP-OCR's detector finds the lines, its recogniser reads them."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ocr_service.engines import paddle_models, paddle_runtime
from ocr_service.engines.config import PaddleConfig, Runtime
from ocr_service.engines.ctc import Reading, decode
from ocr_service.engines.engine import EngineInfo
from ocr_service.engines.line_direction import LineDirection
from ocr_service.engines.line_reading import read_lines
from ocr_service.engines.openvino_network import OpenVinoNetwork
from ocr_service.engines.paddle_models import Model
from ocr_service.geometry import Point, Polygon
from ocr_service.picture import Picture
from ocr_service.words import Line

# The longer side of the picture in which lines are looked for, in pixels. Measured on receipts and A4 pages: 960 takes
# half the time and loses half a word of a hundred on A4, more than 1280 finds no more.
_DETECTION_SIDE = 1280
# A long receipt would be too narrow then: its shorter side keeps this many pixels, where it has them.
_LEAST_DETECTION_WIDTH = 400
# Lines of equal width hardly occur, and a batch is padded to its widest: one by one is the fastest.
_LINES_AT_A_TIME = 1
_LINES_AT_A_TIME_ON_A_GPU = 16
# The steps, in pixels, in which OpenVINO's input grows wider. The detector's already does; lines have any width.
_DETECTION_STEP = 32
_RECOGNITION_STEP = 32
_ONNXRUNTIME = {
    "engine": "onnxruntime",
    # Without the arena, which keeps the memory of the largest page, a fifth of it is saved at 3 % more time.
    "engine_config": {"intra_op_num_threads": 1, "inter_op_num_threads": 1, "enable_cpu_mem_arena": False},
    "device": "cpu",
}


class PaddleEngine:
    """Loads the models, which lie in `config.model_dir` or are put there; official ones, if named, PaddleOCR fetches.

    Works in one thread.
    """

    def __init__(self, config: PaddleConfig) -> None:
        # Importing it takes seconds and makes folders.
        from paddleocr import TextDetection, TextRecognition  # noqa: PLC0415

        logging.getLogger("paddlex").setLevel(logging.WARNING)
        own = config.runtime is Runtime.PADDLE
        models = paddle_runtime.models(config) if own else paddle_models.models(config.model_dir)
        self.info = EngineInfo(paddle_models.NAME, models.version)
        runtime = _paddle(config) if own else _ONNXRUNTIME
        self._detection = TextDetection(
            model_name=models.detection.name, model_dir=_path(models.detection.folder), **runtime
        )
        self._recognition = TextRecognition(
            model_name=models.recognition.name, model_dir=_path(models.recognition.folder), **runtime
        )
        self._lines_at_a_time = _LINES_AT_A_TIME if config.device == "cpu" else _LINES_AT_A_TIME_ON_A_GPU
        self._direction = LineDirection(paddle_models.direction_weights())
        # PaddleOCR gives no confidence by character and drops probable spaces, so its decoder makes way for ours.
        predictor = self._recognition.paddlex_predictor
        predictor.post_op = _Decoder(predictor.post_op.character)
        if config.runtime is Runtime.OPENVINO:
            self._detection.paddlex_predictor.runner = _openvino(models.detection, width_step=_DETECTION_STEP)
            predictor.runner = _openvino(models.recognition, width_step=_RECOGNITION_STEP)

    def find(self, picture: Picture) -> list[Polygon]:
        """Where lines are."""
        side = _detection_side(*picture.shape[:2])
        (found,) = self._detection.predict(_blue_first(picture), limit_type="max", limit_side_len=side)
        return [Polygon(*(Point(float(x), float(y)) for x, y in corners)) for corners in found["dt_polys"]]

    def read(self, picture: Picture, outlines: Sequence[Polygon]) -> list[Line]:
        """The lines within the outlines."""
        return read_lines(self, picture, outlines)

    def upside_down(self, pictures: Sequence[Picture]) -> list[float]:
        """How probable it is that each of these lines stands on its head."""
        return self._direction.upside_down([_blue_first(picture) for picture in pictures])

    def recognised(self, pictures: Sequence[Picture]) -> list[Reading]:
        """What each of these lines says."""
        if not pictures:
            return []
        blue_first = [_blue_first(picture) for picture in pictures]
        return [
            result["rec_text"] for result in self._recognition.predict(blue_first, batch_size=self._lines_at_a_time)
        ]

    def certainty(self, pictures: Sequence[Picture]) -> list[float]:
        """How sure each of these lines is read."""
        return [reading.confidence for reading in self.recognised(pictures)]


def _paddle(config: PaddleConfig) -> dict[str, Any]:
    """PaddlePaddle's own runtime, with one thread on a processor."""
    if config.device == "cpu":
        return {"engine": "paddle_static", "engine_config": {"run_mode": "paddle", "cpu_threads": 1}, "device": "cpu"}
    return {"engine": "paddle_static", "engine_config": {"run_mode": "paddle"}, "device": config.device}


def _path(folder: Path | None) -> str | None:
    return None if folder is None else str(folder)


def _openvino(model: Model, *, width_step: int) -> OpenVinoNetwork:
    if model.folder is None:
        raise ValueError(model)
    return OpenVinoNetwork(model.folder / "inference.onnx", width_step=width_step)


def _blue_first(picture: Picture) -> Picture:
    """The picture as PaddleOCR takes it."""
    return np.ascontiguousarray(picture[:, :, ::-1])


def _detection_side(height: int, width: int) -> int:
    """The pixels that the longer side has while lines are looked for; a shorter one is not enlarged."""
    longer, shorter = max(height, width), min(height, width)
    return max(_DETECTION_SIDE, round(longer / shorter * _LEAST_DETECTION_WIDTH))


class _Decoder:
    """Stands where PaddleX has its CTCLabelDecode, and gives a Reading where that gives a string."""

    def __init__(self, alphabet: Sequence[str]) -> None:
        self._alphabet = alphabet

    def __call__(
        self, outputs: Sequence[NDArray[np.float32]], *, wh_ratio_list: Sequence[float], max_wh_ratio: float, **_: Any
    ) -> tuple[list[Reading], list[float]]:
        """`outputs[0]` is lines by columns by alphabet; the ratios of width to height tell what is padding."""
        readings = [
            decode(line, self._alphabet, columns=len(line) * ratio / max_wh_ratio)
            for line, ratio in zip(outputs[0], wh_ratio_list, strict=True)
        ]
        return readings, [reading.confidence for reading in readings]
