"""By how many quarters a page must be turned so that its lines are read from left to right and not upside down."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from ocr_service.engines.crops import crop_of
from ocr_service.geometry import Polygon
from ocr_service.picture import Picture

# A shorter line, in multiples of its height, may be a few digits that stand below each other.
_LEAST_LENGTH = 2.0
# Fewer lines are too few to turn a page for.
_FEWEST_LINES = 3
# So many of the longest lines are looked at, and so many of those read in both directions.
_LOOKED_AT = 16
_READ = 6
# The share of lines that must look upside down before they are read upside down.
_SUSPICIOUS_SHARE = 0.5
# How much surer reading must be, on the mean of a line, before an upright page is turned upside down.
_LEAST_GAIN = 0.1


class LineReader(Protocol):
    """Looks at lines that were cut out of a page."""

    def upside_down(self, pictures: Sequence[Picture]) -> Sequence[float]:
        """How probable it is that each line stands on its head."""
        ...

    def certainty(self, pictures: Sequence[Picture]) -> Sequence[float]:
        """How sure each line is read, 0 to 1."""
        ...


def quarters_to_turn(picture: Picture, outlines: Sequence[Polygon], reader: LineReader) -> int:
    """The quarter turns, clockwise, that make the page upright; 0 where the lines do not plainly say otherwise.

    `outlines` are the lines found on it, each clockwise from the corner that is its top left as the picture lies.
    """
    flat = [outline for outline in outlines if outline.length >= _LEAST_LENGTH * outline.thickness]
    upended = [outline for outline in outlines if outline.thickness >= _LEAST_LENGTH * outline.length]
    sideways = sum(outline.thickness for outline in upended) > sum(outline.length for outline in flat)
    lines = [outline.turned(1) for outline in upended] if sideways else flat
    longest = sorted(lines, key=lambda line: line.length, reverse=True)[:_LOOKED_AT]
    crops = [crop for line in longest if (crop := crop_of(picture, line)) is not None]
    if len(crops) < _FEWEST_LINES:
        return 0
    if sideways:
        return 1 if _gain(crops, reader) < 0 else 3
    suspicious = np.mean(np.array(reader.upside_down(crops)) > 0.5) >= _SUSPICIOUS_SHARE
    return 2 if suspicious and _gain(crops, reader) > _LEAST_GAIN else 0


def _gain(crops: Sequence[Picture], reader: LineReader) -> float:
    """How much surer the lines are read when they are turned upside down."""
    longest = crops[:_READ]
    turned = [np.ascontiguousarray(np.rot90(crop, 2)) for crop in longest]
    certainty = np.array(reader.certainty([*longest, *turned]))
    return float(certainty[len(longest) :].mean() - certainty[: len(longest)].mean())
