"""The engines of a worker by name. PP-OCR's networks are loaded at once, since every engine needs its detector."""

from ocr_service.engines import paddle_models, paddle_runtime, tesseract
from ocr_service.engines.config import EngineConfig, Runtime
from ocr_service.engines.engine import Engine, EngineInfo
from ocr_service.engines.paddle import PaddleEngine


class Engines:
    """Loads the engines that `config` describes."""

    def __init__(self, config: EngineConfig) -> None:
        paddle = PaddleEngine(config.paddle)
        self._engines: dict[str, Engine] = {paddle_models.NAME: paddle}
        self._config = config

    def __getitem__(self, name: str) -> Engine:
        """The engine of this name, of those that `infos` tells of."""
        if name == tesseract.NAME and name not in self._engines:
            self._engines[name] = tesseract.TesseractEngine(self._config.tesseract, self._engines[paddle_models.NAME])
        return self._engines[name]


def infos(config: EngineConfig) -> list[EngineInfo]:
    """All engines, available or not, the default one first."""
    own = config.paddle.runtime is Runtime.PADDLE
    paddle = paddle_runtime.info(config.paddle) if own else paddle_models.info()
    other = tesseract.info(config.tesseract)
    if other.available and not paddle.available:
        # Without the detector it would have no lines to read.
        other = EngineInfo(other.name, other.model_version, remedy=paddle.remedy)
    return sorted((paddle, other), key=lambda engine: engine.name != config.default)
