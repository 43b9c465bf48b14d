"""Other OCR programs as functions of a path, each set up as its makers say and at its best recall."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ocr_service.engines import paddle_models

# The longer side of the picture in which lines are looked for, at which PaddleOCR found the most words.
_DETECTION_SIDE = 1280
# The column of Tesseract's table with the words.
_TEXT = 11


def paddleocr(model_dir: Path, threads: int) -> Callable[[str], list[str]]:
    """PaddleOCR's own pipeline on the service's weights."""
    os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
    import cv2
    from paddleocr import PaddleOCR

    cv2.setNumThreads(threads)
    folders = paddle_models.model_folders(model_dir)
    pipeline = PaddleOCR(
        text_detection_model_name=paddle_models.DETECTION_MODEL,
        text_detection_model_dir=str(folders.detection),
        text_recognition_model_name=paddle_models.RECOGNITION_MODEL,
        text_recognition_model_dir=str(folders.recognition),
        text_det_limit_type="max",
        text_det_limit_side_len=_DETECTION_SIDE,
        engine="onnxruntime",
        engine_config={"intra_op_num_threads": threads, "inter_op_num_threads": 1},
        use_doc_orientation_classify=False,
        use_doc_unwarping=False,
        use_textline_orientation=False,
        device="cpu",
    )

    def read(path: str) -> list[str]:
        (result,) = pipeline.predict(path)
        return list(result["rec_texts"])

    return read


def rapidocr(model_dir: Path, threads: int) -> Callable[[str], list[str]]:
    """RapidOCR on OpenVINO, with the settings and weights of its wheel, which are the service's."""
    import cv2
    from rapidocr import EngineType, RapidOCR

    cv2.setNumThreads(threads)
    openvino = dict.fromkeys(("Det.engine_type", "Cls.engine_type", "Rec.engine_type"), EngineType.OPENVINO)
    # What it answers depends on its arguments.
    engine: Any = RapidOCR(
        params={
            **openvino,
            "EngineConfig.openvino.inference_num_threads": threads,
            "EngineConfig.openvino.num_streams": 1,
            "Global.log_level": "error",
        }
    )

    def read(path: str) -> list[str]:
        return list(engine(path).txts or ())

    return read


def tesseract(model_dir: Path, threads: int) -> Callable[[str], list[str]]:
    """The program, which finds the lines by itself; sparse text finds more words of receipts than its default."""

    def read(path: str) -> list[str]:
        command = ["tesseract", path, "stdout", "--psm", "11", "tsv"]
        table = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", errors="replace").stdout
        rows = (row.split("\t") for row in table.splitlines()[1:])
        return [cells[_TEXT] for cells in rows if len(cells) > _TEXT and cells[_TEXT].strip()]

    return read
