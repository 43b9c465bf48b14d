"""The pixels of a page as they pass between the steps that read it."""

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

# Height by width by red, green and blue.
Picture: TypeAlias = NDArray[np.uint8]


def enlarged(picture: Picture, zoom: int) -> Picture:
    """The picture `zoom` times as wide and high."""
    if zoom == 1:
        return picture
    return np.asarray(cv2.resize(picture, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC), np.uint8)


def shrunk(picture: Picture, *, max_side: int) -> Picture:
    """The picture with its longer side at most `max_side` pixels; never enlarged."""
    height, width = picture.shape[:2]
    factor = max_side / max(height, width)
    if factor >= 1:
        return picture
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
