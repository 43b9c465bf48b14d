"""What is read on a page: words and the lines they form."""

from dataclasses import dataclass

from ocr_service.geometry import Polygon


@dataclass(frozen=True, slots=True)
class Word:
    """Characters between spaces. `confidence` in [0, 1] is the engine's own, 1 for a text layer."""

    text: str
    confidence: float
    polygon: Polygon


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline that belong together, from left to right as they are read; at least one."""

    words: tuple[Word, ...]
    polygon: Polygon
