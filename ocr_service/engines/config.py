"""What the PaddleOCR engine is loaded with; cheap to import, so that the server can say it to its workers."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Runtime(StrEnum):
    """What computes the networks."""

    OPENVINO = "openvino"
    ONNXRUNTIME = "onnxruntime"


@dataclass(frozen=True)
class PaddleConfig:
    """`model_dir` is the folder of the models' files, made when missing."""

    model_dir: Path
    runtime: Runtime = Runtime.OPENVINO
