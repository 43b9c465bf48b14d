"""PaddleOCR's own pipeline in a process of its own, on the same weights and with two threads."""

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import psutil

from ocr_service.engines import paddle_models

_THREADS = 2
# The longer side of the picture in which lines are looked for, at which PaddleOCR found the most words.
_DETECTION_SIDE = 1280


class Reference:
    """Reads images, one at a time."""

    def __init__(self, connection: Connection, pid: int) -> None:
        self._connection = connection
        self._process = psutil.Process(pid)

    def read(self, path: Path) -> list[str]:
        """The lines on the page."""
        self._connection.send(str(path))
        lines: list[str] = self._connection.recv()
        return lines

    def cpu_seconds(self) -> float:
        """What it has used since its start."""
        times = self._process.cpu_times()
        return float(times.user + times.system)


@contextmanager
def reference(model_dir: Path) -> Iterator[Reference]:
    """The pipeline with its models loaded, until the block ends."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, model_dir), daemon=True)
    process.start()
    theirs.close()
    try:
        ours.recv()
        assert process.pid is not None
        yield Reference(ours, process.pid)
    finally:
        ours.close()
        process.join()


def _serve(connection: Connection, model_dir: Path) -> None:
    os.environ["PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK"] = "True"
    from paddleocr import PaddleOCR

    folders = paddle_models.model_folders(model_dir)
    pipeline = PaddleOCR(
        text_detection_model_name=paddle_models.DETECTION_MODEL,
        text_detection_model_dir=str(folders.detection),
        text_recognition_model_name=paddle_models.RECOGNITION_MODEL,
        text_recognition_model_dir=str(folders.recognition),
        text_det_limit_type="max",
        text_det_limit_side_len=_DETECTION_SIDE,
        engine="onnxruntime",
        engine_config={"intra_op_num_threads": _THREADS, "inter_op_num_threads": 1},
        use_doc_orientation_classify=False,
        use_doc_unwarping=False,
        use_textline_orientation=False,
        device="cpu",
    )
    connection.send("ready")
    while True:
        try:
            path = connection.recv()
        except EOFError:
            return
        (result,) = pipeline.predict(path)
        connection.send(list(result["rec_texts"]))
