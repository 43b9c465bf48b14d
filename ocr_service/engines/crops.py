"""Cuts the lines that were found on a page out of its picture, straight and upright as they are read."""

from dataclasses import dataclass

import cv2
import numpy as np

from ocr_service.geometry import Polygon
from ocr_service.picture import Picture

# Only a line this much higher than wide may be one that is read downwards or upwards.
_UPENDED = 1.5


@dataclass(frozen=True)
class Crop:
    """A line's picture and its outline on the page, both in the direction in which the line would be read."""

    picture: Picture
    outline: Polygon


def crops_of(picture: Picture, outline: Polygon) -> list[Crop]:
    """The line within `outline` (pixels, in the direction in which the page is read): nothing when it has no area.

    What is higher than wide may be a single digit or a line that is read downwards or upwards: all three are given.
    """
    crop = crop_of(picture, outline)
    if crop is None:
        return []
    upright = Crop(crop, outline)
    height, width = crop.shape[:2]
    if height < _UPENDED * width:
        return [upright]
    downwards = Crop(np.ascontiguousarray(np.rot90(crop)), outline.turned(3))
    upwards = Crop(np.ascontiguousarray(np.rot90(crop, -1)), outline.turned(1))
    return [upright, downwards, upwards]


def crop_of(picture: Picture, outline: Polygon) -> Picture | None:
    """What is within `outline`, made a rectangle that begins at its top left; None when it has no area."""
    width, height = int(outline.length), int(outline.thickness)
    if width < 1 or height < 1:
        return None
    corners = np.array([(corner.x, corner.y) for corner in outline.corners], np.float32)
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    transform = cv2.getPerspectiveTransform(corners, target)
    crop = cv2.warpPerspective(
        picture, transform, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(crop, np.uint8)
