"""What the networks alone cost: the tensors that a page gives them are kept, and given to them again."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ocr_service.document.limits import DocumentLimits
from ocr_service.document.opening import open_document
from ocr_service.engines.config import PaddleConfig
from ocr_service.engines.paddle import PaddleEngine
from ocr_service.pages.options import PageOptions
from ocr_service.pages.read_page import read_page

_LIMITS = DocumentLimits(max_bytes=2**28, max_pages=1000, max_pixels=2**28)


class _Kept:
    """Stands before a network and keeps what it is given."""

    def __init__(self, network: Any) -> None:
        self.network = network
        self.given: list[Any] = []

    def __call__(self, x: Any) -> Any:
        self.given.append(x)
        return self.network(x)


def over_networks(paths: Sequence[Path], model_dir: Path) -> tuple[float, float]:
    """Seconds of one core a page: for reading pages in one process, without gRPC; and for bare inference."""
    engine = PaddleEngine(PaddleConfig(model_dir))
    predictors = [engine._detection.paddlex_predictor, engine._recognition.paddlex_predictor]
    kept = [_Kept(predictor.runner) for predictor in predictors]
    for predictor, network in zip(predictors, kept, strict=True):
        predictor.runner = network
    _read(paths, engine)
    for predictor, network in zip(predictors, kept, strict=True):
        predictor.runner = network.network
    # Both have seen every shape once now.
    whole, bare = 0.0, 0.0
    for _ in range(2):
        start = time.process_time()
        _read(paths, engine)
        middle = time.process_time()
        for network in kept:
            for given in network.given:
                network.network(given)
        bare += time.process_time() - middle
        whole += middle - start
    return whole / 2 / len(paths), bare / 2 / len(paths)


def _read(paths: Sequence[Path], engine: PaddleEngine) -> None:
    for path in paths:
        with open_document(path, _LIMITS) as document:
            read_page(document.page(1), engine, PageOptions())
