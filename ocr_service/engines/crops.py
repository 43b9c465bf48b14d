"""Cuts the lines that were found on a page out of its picture, straight and upright as they are read."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_service.geometry import Point, Polygon
from ocr_service.picture import Picture

# Only a line this much higher than wide may be one that is read downwards or upwards.
_UPENDED = 1.5


@dataclass(frozen=True)
class Crop:
    """A line's picture and its outline on the page, both in the direction in which the line would be read."""

    picture: Picture
    outline: Polygon


def crops_of(picture: Picture, quadrilateral: NDArray[np.generic]) -> list[Crop]:
    """The line within four corners (4 by 2, pixels), clockwise from its top left: nothing when it has no area.

    What is higher than wide may be a single digit or a line that is read downwards or upwards: all three are given.
    """
    outline = Polygon(*(Point(float(x), float(y)) for x, y in quadrilateral))
    crop = _straightened(picture, outline)
    if crop is None:
        return []
    upright = Crop(crop, outline)
    height, width = crop.shape[:2]
    if height < _UPENDED * width:
        return [upright]
    downwards = Crop(np.ascontiguousarray(np.rot90(crop)), outline.quarter_turned())
    upwards = Crop(np.ascontiguousarray(np.rot90(crop, -1)), outline.quarter_turned().quarter_turned().quarter_turned())
    return [upright, downwards, upwards]


def _straightened(picture: Picture, outline: Polygon) -> Picture | None:
    corners = np.array([(corner.x, corner.y) for corner in outline.corners], np.float32)
    top, right, bottom, left = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    width, height = int(max(top, bottom)), int(max(left, right))
    if width < 1 or height < 1:
        return None
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    transform = cv2.getPerspectiveTransform(corners, target)
    crop = cv2.warpPerspective(
        picture, transform, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(crop, np.uint8)
