"""Reads the lines that were found on a page: cuts each out, has it read, and keeps what is sure enough."""

from collections.abc import Sequence
from itertools import chain
from typing import Protocol

from ocr_service.engines.crops import Crop, crops_of
from ocr_service.engines.ctc import Reading
from ocr_service.engines.word_split import line_of
from ocr_service.geometry import Polygon
from ocr_service.picture import Picture
from ocr_service.words import Line

# What is read less surely, on the mean of a line, is dirt, a logo or a drawing.
_LEAST_CONFIDENCE = 0.5


class Recogniser(Protocol):
    """Reads pictures of lines."""

    def recognised(self, pictures: Sequence[Picture]) -> list[Reading]:
        """What each of these lines says."""
        ...


def read_lines(recogniser: Recogniser, picture: Picture, outlines: Sequence[Polygon]) -> list[Line]:
    """The lines within `outlines`, each from the corner that is its top left as the page is read."""
    alternatives = [crops_of(picture, outline) for outline in outlines]
    readings = iter(recogniser.recognised([crop.picture for crop in chain.from_iterable(alternatives)]))
    best = (_best([(crop, next(readings)) for crop in crops]) for crops in alternatives if crops)
    return [line for crop, reading in best if (line := _line(crop, reading)) is not None]


def _best(alternatives: Sequence[tuple[Crop, Reading]]) -> tuple[Crop, Reading]:
    return max(alternatives, key=lambda alternative: alternative[1].confidence)


def _line(crop: Crop, reading: Reading) -> Line | None:
    return None if reading.confidence < _LEAST_CONFIDENCE else line_of(reading, crop.outline)
