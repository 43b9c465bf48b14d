"""What scanners and telephones do to a page: tilt, blur, uneven light, noise."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.raster import Picture

_DESK = (92, 84, 78)  # What a telephone sees around the paper.


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanQuality:
    """How a page is taken. Each page gets its own tilt, noise and light within these bounds."""

    dpi: int
    colour: bool
    skew: float  # degrees, at most, either way
    perspective: float  # how far a corner strays, at most, as a fraction of the page; above 0 the desk shows
    blur: float  # standard deviation in pixels
    shade: float  # brightness lost at the darkest edge, 0 to 1
    noise: float  # standard deviation in grey levels
    jpeg_quality: int  # 1 to 95


QUALITIES = {
    "flatbed": ScanQuality(
        dpi=150, colour=True, skew=0.3, perspective=0, blur=0.4, shade=0.03, noise=2, jpeg_quality=80
    ),
    "feeder": ScanQuality(
        dpi=150, colour=False, skew=1.4, perspective=0, blur=0.7, shade=0.08, noise=6, jpeg_quality=60
    ),
    "phone": ScanQuality(
        dpi=160, colour=True, skew=2.0, perspective=0.02, blur=0.8, shade=0.35, noise=5, jpeg_quality=72
    ),
}


def scan(page: Picture, quality: ScanQuality, rng: np.random.Generator) -> Picture:
    """The page, in colour, as a device of that quality would take it; of the same size."""
    tilted = _tilt(page, quality, rng)
    blurred = cv2.GaussianBlur(tilted, (0, 0), quality.blur)
    lit = blurred.astype(np.float32) * _light(page.shape[0], page.shape[1], quality, rng)
    grain = rng.normal(0, quality.noise, page.shape[:2]).astype(np.float32)
    taken = np.clip(lit + grain[..., None], 0, 255).astype(np.uint8)
    return taken if quality.colour else np.asarray(cv2.cvtColor(taken, cv2.COLOR_RGB2GRAY), np.uint8)


def _tilt(page: Picture, quality: ScanQuality, rng: np.random.Generator) -> Picture:
    """Turned around its middle and, seen from a hand, its corners drawn inwards."""
    height, width = page.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    angle = np.deg2rad(rng.uniform(-quality.skew, quality.skew))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    middle = np.array([width / 2, height / 2])
    # A hand keeps some distance, so that the whole page stays in view.
    shrink = 1 - 3 * quality.perspective
    stray = rng.uniform(-1, 1, corners.shape) * quality.perspective * width
    moved = (middle + (corners - middle) @ turn.T * shrink + stray).astype(np.float32)
    around = _DESK if quality.perspective else (250, 250, 248)
    matrix = cv2.getPerspectiveTransform(corners, moved)
    warped = cv2.warpPerspective(
        page, matrix, (width, height), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_CONSTANT, borderValue=around
    )
    return np.asarray(warped, np.uint8)


def _light(height: int, width: int, quality: ScanQuality, rng: np.random.Generator) -> NDArray[np.float32]:
    """Brightness by pixel, height × width × 1: full on one side and less towards the other."""
    direction = rng.uniform(0, 2 * np.pi)
    across = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None, :] * np.cos(direction)
    down = np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None] * np.sin(direction)
    slope = across + down
    slope = (slope - slope.min()) / (slope.max() - slope.min())
    return np.asarray(1 - quality.shade * slope**1.5, np.float32)[..., None]
