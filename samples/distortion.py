"""Paper that does not lie straight: turned, seen from a hand, or creased."""

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.raster import Picture

_LOST_MARGIN = 0.03  # of half the page
_DENT = 2.2  # pixels that a crease moves what is printed on it
_DENT_WIDTH = 9.0  # pixels


def tilt(
    page: Picture, *, skew: float, perspective: float, around: tuple[int, int, int], rng: np.random.Generator
) -> Picture:
    """The page turned around its middle by up to `skew` degrees and, with perspective, its corners drawn inwards.

    `perspective` is how far a corner strays, at most, as a fraction of the width; `around` is the colour beyond the
    paper.
    """
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    angle = np.deg2rad(rng.uniform(-skew, skew))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    middle = np.array([width / 2, height / 2])
    # A hand keeps some distance, so that the whole page stays in view.
    shrink = 1 - 3 * perspective
    stray = rng.uniform(-1, 1, corners.shape) * perspective * width
    offsets = (corners - middle) @ turn.T * shrink + stray
    # A long strip needs little tilt to leave the picture; it may lose its margins, but no print.
    reach = np.abs(offsets).max(axis=0) / middle
    moved = (middle + offsets * min(1.0, (1 + _LOST_MARGIN) / reach.max())).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(corners, moved)
    warped = cv2.warpPerspective(
        page, matrix, (width, height), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT, borderValue=around
    )
    return np.asarray(warped, np.uint8)


def crease(page: Picture, folds: NDArray[np.float64]) -> Picture:
    """The page dented along horizontal folds, which are given as fractions of its height."""
    height, width = page.shape[:2]
    rows = np.arange(height, dtype=np.float32)
    dent = sum(
        (_DENT * np.exp(-(((rows - fold * height) / _DENT_WIDTH) ** 2)) for fold in folds),
        np.zeros_like(rows),
    )
    columns = np.broadcast_to(np.arange(width, dtype=np.float32), (height, width))
    from_rows = np.broadcast_to((rows + dent)[:, None], (height, width)).astype(np.float32)
    dented = cv2.remap(page, columns.copy(), from_rows, cv2.INTER_LINEAR, None, cv2.BORDER_REPLICATE)
    return np.asarray(dented, np.uint8)
