"""Ink that did not hold: faded thermal paper, tired toner, and copies without greys."""

import cv2
import numpy as np

from samples.raster import Picture

_PATCHES = 7  # across the page, in which fading differs
_BLOCK = 41  # pixels; the neighbourhood that decides what is black


def fade(page: Picture, fading: float, rng: np.random.Generator) -> Picture:
    """The page with its ink paler in patches, by up to `fading` (0 to 1)."""
    height, width = page.shape[:2]
    patches = rng.uniform(0, fading, (_PATCHES, _PATCHES)).astype(np.float32)
    gone = cv2.resize(patches, (width, height), interpolation=cv2.INTER_CUBIC)
    ink = 255 - page.astype(np.float32)
    return np.clip(255 - ink * (1 - np.clip(gone, 0, 1))[..., None], 0, 255).astype(np.uint8)


def in_black_and_white(grey: Picture) -> Picture:
    """The grey page as a fax sends it: each pixel black or white, by what is around it."""
    decided = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, _BLOCK, 18)
    return np.asarray(decided, np.uint8)
