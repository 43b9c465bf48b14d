"""Skew: how much the lines of a page rise or fall, found from its words, and taken out of their boxes."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from nlp_service.reading.geometry import Box
from nlp_service.reading.page import Word

# Slopes that are tried: the rise over the page's whole width, as a part of its height.
_SLOPES = np.arange(-0.06, 0.0601, 0.003)
# Bins of the profile to a text height, and how much sharper than the upright one a profile must be to be believed.
_BINS_PER_HEIGHT = 4
_SHARPER = 1.12
_FEWEST_WORDS = 12


def straighten(words: Sequence[Word]) -> list[Word]:
    """`words` with boxes as if the page stood straight; polygons stay where the words are on the page."""
    slope = find_slope(words)
    if not slope:
        return list(words)
    return [replace(word, box=_moved(word.box, -slope * (word.box.center_x - 0.5))) for word in words]


def find_slope(words: Sequence[Word]) -> float:
    """By which part of the page's height its lines fall from the left edge to the right; 0 where that is not sure.

    The right slope gathers the words in the fewest, fullest lines: its profile is the sharpest.
    """
    if len(words) < _FEWEST_WORDS:
        return 0.0
    x = np.array([word.box.center_x for word in words])
    y = np.array([word.box.center_y for word in words])
    height = float(np.median([word.box.height for word in words]))
    sharpness = [_sharpness(y - slope * (x - 0.5), height / _BINS_PER_HEIGHT) for slope in _SLOPES]
    best = int(np.argmax(sharpness))
    upright = sharpness[int(np.argmin(np.abs(_SLOPES)))]
    return float(_SLOPES[best]) if sharpness[best] > _SHARPER * upright else 0.0


def _sharpness(y: "np.ndarray[tuple[int], np.dtype[np.float64]]", bin_height: float) -> float:
    """The sum of squares of the words in each bin and its neighbour, so that it matters little where bins begin."""
    bins = np.floor((y - y.min()) / max(bin_height, 1e-4)).astype(np.int64)
    counts = np.bincount(bins).astype(np.float64)
    pairs = counts[:-1] + counts[1:] if len(counts) > 1 else counts
    return float((pairs**2).sum())


def _moved(box: Box, by: float) -> Box:
    return Box(box.left, box.top + by, box.right, box.bottom + by)
