"""What scanners and telephones do to a page: the qualities of devices, and taking a page with one of them."""

from dataclasses import dataclass

import cv2
import numpy as np

from samples.distortion import crease, tilt
from samples.lighting import fold_shadow, hand_shadow, slope
from samples.raster import Picture
from samples.toner import fade, in_black_and_white

_DESK = (92, 84, 78)  # What a telephone sees around the paper.
_LID = (250, 250, 248)  # What a scanner sees there.


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanQuality:
    """How a page is taken. Each page gets its own tilt, noise and light within these bounds."""

    dpi: int
    colour: bool
    skew: float  # degrees, at most, either way
    perspective: float = 0.0  # how far a corner strays, at most, as a fraction of the page; above 0 the desk shows
    folds: int = 0  # creases across the paper
    fading: float = 0.0  # how much of the ink is gone where it is palest, 0 to 1
    blur: float  # standard deviation in pixels
    shade: float  # brightness lost at the darkest edge, 0 to 1
    shadow: float = 0.0  # brightness lost in the shadow of a hand, 0 to 1
    noise: float  # standard deviation in grey levels
    black_and_white: bool = False  # no greys at all
    jpeg_quality: int  # 1 to 95


QUALITIES = {
    "flatbed": ScanQuality(dpi=150, colour=True, skew=0.3, blur=0.4, shade=0.03, noise=2, jpeg_quality=80),
    "feeder": ScanQuality(dpi=150, colour=False, skew=1.4, blur=0.7, shade=0.08, noise=6, jpeg_quality=60),
    "coarse": ScanQuality(dpi=100, colour=False, skew=0.8, blur=0.5, shade=0.05, noise=4, jpeg_quality=38),
    "fax": ScanQuality(
        dpi=150, colour=False, skew=1.0, blur=0.6, shade=0.04, noise=5, black_and_white=True, jpeg_quality=70
    ),
    "copy": ScanQuality(dpi=150, colour=False, skew=1.8, fading=0.3, blur=0.7, shade=0.15, noise=8, jpeg_quality=55),
    "phone": ScanQuality(
        dpi=160, colour=True, skew=2.0, perspective=0.02, blur=0.8, shade=0.35, noise=5, jpeg_quality=72
    ),
    "snapshot": ScanQuality(
        dpi=210,
        colour=True,
        skew=5.0,
        perspective=0.045,
        blur=1.1,
        shade=0.4,
        shadow=0.45,
        noise=9,
        jpeg_quality=50,
    ),
    "crumpled": ScanQuality(
        dpi=150,
        colour=True,
        skew=2.5,
        perspective=0.02,
        folds=3,
        fading=0.35,
        blur=0.8,
        shade=0.25,
        noise=6,
        jpeg_quality=65,
    ),
}


def scan(page: Picture, quality: ScanQuality, rng: np.random.Generator) -> Picture:
    """The page, in colour, as a device of that quality would take it; of the same size."""
    paper = fade(page, quality.fading, rng) if quality.fading else page
    light = slope(page.shape[:2], quality.shade, rng)
    if quality.folds:
        folds = rng.uniform(0.12, 0.88, quality.folds)
        paper = crease(paper, folds)
        light = light * fold_shadow(page.shape[:2], folds)
    paper = tilt(
        paper,
        skew=quality.skew,
        perspective=quality.perspective,
        around=_DESK if quality.perspective else _LID,
        rng=rng,
    )
    if quality.shadow:
        light = light * hand_shadow(page.shape[:2], quality.shadow, rng)
    blurred = cv2.GaussianBlur(paper, (0, 0), quality.blur)
    grain = rng.normal(0, quality.noise, page.shape[:2]).astype(np.float32)
    taken = np.clip(blurred.astype(np.float32) * light[..., None] + grain[..., None], 0, 255).astype(np.uint8)
    if quality.colour:
        return taken
    grey = np.asarray(cv2.cvtColor(taken, cv2.COLOR_RGB2GRAY), np.uint8)
    return in_black_and_white(grey) if quality.black_and_white else grey
