"""How much a page is skewed, by the slopes of its lines."""

from collections.abc import Sequence

import numpy as np

from ocr_service.geometry import Polygon

# The slope of a shorter line, in multiples of its height, says little.
_LEAST_LENGTH = 4.0
# Fewer lines say nothing of the page.
_FEWEST_LINES = 3
# Less is not seen, and more is no skew but a page lying about.
_LEAST_SKEW = 0.4
_MAX_SKEW = 20.0
# Lines whose slope is within this many degrees of the page's run along with it; so must this share of their length.
_ALONG = 1.5
_LEAST_SHARE_ALONG = 0.6


def skew_of(outlines: Sequence[Polygon]) -> float:
    """By how many degrees, clockwise, the lines fall; 0 where they are straight, too few or at odds."""
    long = [outline for outline in outlines if outline.length >= _LEAST_LENGTH * outline.thickness]
    if len(long) < _FEWEST_LINES:
        return 0.0
    slopes = np.array([outline.slope for outline in long])
    lengths = np.array([outline.length for outline in long])
    order = slopes.argsort()
    middle = float(slopes[order][np.searchsorted(lengths[order].cumsum(), lengths.sum() / 2)])
    along = lengths[np.abs(slopes - middle) <= _ALONG].sum() / lengths.sum()
    return middle if _LEAST_SKEW <= abs(middle) <= _MAX_SKEW and along >= _LEAST_SHARE_ALONG else 0.0
