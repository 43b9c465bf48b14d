"""Finds the edges of a sheet of paper that was photographed on something darker."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_service.geometry import Point, Polygon
from ocr_service.picture import Picture, shrunk

# The side, in pixels, of the picture in which edges are looked for.
_SIDE = 600
# A sheet that people photograph fills at least this share of the picture.
_LEAST_AREA = 0.3
# How far, as a share of its length, the paper's outline may stray from four straight edges.
_STRAIGHTNESS = 0.02
# The corners of a picture of nothing but paper are no farther from the picture's own, as a share of its longer side.
_LEAST_INSET = 0.015
# How much brighter, in grey levels, the paper is along its edges than what lies around it.
_LEAST_CONTRAST = 25
# How far within and without the edge that is measured, as a share of the picture's longer side.
_STRIP = 0.012
# The share of the lines that lies on the paper, or it is a box that is drawn on it.
_LEAST_LINES_INSIDE = 0.97


def paper_of(picture: Picture, outlines: Sequence[Polygon]) -> Polygon | None:
    """The paper, clockwise from its top left corner, where its four edges are seen and the lines lie on it."""
    small = shrunk(picture, max_side=_SIDE)
    scale = picture.shape[1] / small.shape[1]
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), (5, 5), 0)
    corners = _corners(np.asarray(grey, np.uint8))
    if corners is None or not _stands_out(np.asarray(grey, np.uint8), corners):
        return None
    inside = [cv2.pointPolygonTest(corners, _middle(outline, scale), measureDist=False) >= 0 for outline in outlines]
    if not inside or sum(inside) < _LEAST_LINES_INSIDE * len(inside):
        return None
    return Polygon(*(Point(float(x) * scale, float(y) * scale) for x, y in corners))


def _corners(grey: NDArray[np.uint8]) -> NDArray[np.float32] | None:
    """The corners (4 by 2) of the largest bright thing when it has four."""
    _, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    # Print at the edge would bite into it.
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    largest = cv2.convexHull(max(contours, key=cv2.contourArea))
    found = cv2.approxPolyDP(largest, _STRAIGHTNESS * cv2.arcLength(largest, closed=True), closed=True)
    if len(found) != 4 or cv2.contourArea(found) < _LEAST_AREA * grey.size:
        return None
    corners = _clockwise(found.reshape(4, 2).astype(np.float32))
    height, width = grey.shape
    own = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    inset = np.linalg.norm(corners - own, axis=1).max()
    return corners if inset > _LEAST_INSET * max(height, width) else None


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """The corners from the top left one on."""
    middle = corners.mean(axis=0)
    around = corners[np.argsort(np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0]))]
    return np.roll(around, -int(around.sum(axis=1).argmin()), axis=0)


def _stands_out(grey: NDArray[np.uint8], corners: NDArray[np.float32]) -> bool:
    """Whether the paper is brighter than what is around it, along each of its edges that lies within the picture."""
    height, width = grey.shape
    strip = _STRIP * max(height, width)
    middle = corners.mean(axis=0)
    seen = 0
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = np.linspace(start, end, 42)[1:-1]
        outwards = (start + end) / 2 - middle
        outwards = outwards / np.linalg.norm(outwards) * strip
        without, within = (along + outwards).round().astype(int), (along - outwards).round().astype(int)
        inside = (without >= 0).all(axis=1) & (without < (width, height)).all(axis=1)
        if inside.mean() < 0.5:
            continue
        seen += 1
        brighter = (
            grey[within[inside, 1], within[inside, 0]].astype(float) - grey[without[inside, 1], without[inside, 0]]
        )
        if np.median(brighter) < _LEAST_CONTRAST:
            return False
    return seen >= 2


def _middle(outline: Polygon, scale: float) -> tuple[float, float]:
    middle = outline.top_left.towards(outline.bottom_right, 0.5)
    return middle.x / scale, middle.y / scale
