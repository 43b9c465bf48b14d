"""The pixels of a page as they pass between the steps that read it."""

from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_service.geometry import Box

# Height by width by red, green and blue.
Picture: TypeAlias = NDArray[np.uint8]

# Height by width, from 0 (black) to 255.
Grey: TypeAlias = NDArray[np.uint8]


def grey_of(picture: Picture, *, max_side: int) -> Grey:
    """The picture in greys, its longer side at most `max_side` pixels."""
    return shrunk(np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8), max_side=max_side)


def enlarged_part(picture: Picture, part: Box, zoom: int) -> Picture:
    """A part of the picture, in whole pixels of it, `zoom` times as wide and high."""
    left, top, right, bottom = (int(edge) for edge in part)
    cut = picture[top:bottom, left:right]
    if zoom == 1:
        return cut
    return np.asarray(cv2.resize(cut, None, fx=zoom, fy=zoom, interpolation=cv2.INTER_CUBIC), np.uint8)


def is_blank(picture: Picture) -> bool:
    """Whether all of it has one colour."""
    return bool((picture == picture[0, 0]).all())


def shrunk(picture: Picture, *, max_side: int) -> Picture:
    """The picture with its longer side at most `max_side` pixels; never enlarged."""
    height, width = picture.shape[:2]
    factor = max_side / max(height, width)
    if factor >= 1:
        return picture
    size = max(1, round(width * factor)), max(1, round(height * factor))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
