"""What the engines are loaded with; cheap to import, so that the server can say it to its workers."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Runtime(StrEnum):
    """What computes the networks."""

    OPENVINO = "openvino"
    ONNXRUNTIME = "onnxruntime"
    PADDLE = "paddle"


@dataclass(frozen=True)
class PaddleConfig:
    """`model_dir` is the folder of the models' files, made when missing.

    `device` and the names of official models are for the runtime `paddle`: both models are named, or none.
    """

    model_dir: Path
    runtime: Runtime = Runtime.OPENVINO
    device: str = "cpu"
    detection_model: str = ""
    recognition_model: str = ""


@dataclass(frozen=True)
class TesseractConfig:
    """`languages` are those of the program, joined by `+`, e.g. `deu+eng`."""

    languages: str = "eng"


@dataclass(frozen=True)
class EngineConfig:
    """What all engines are loaded with; `default` is the name of the one for requests that name none."""

    paddle: PaddleConfig
    tesseract: TesseractConfig = TesseractConfig()
    default: str = "paddle"
