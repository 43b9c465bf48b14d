"""The light on a page as a factor for each pixel (height × width, 0 to 1): uneven, folded, or shadowed by a hand."""

import cv2
import numpy as np
from numpy.typing import NDArray

Light = NDArray[np.float32]

_FOLD_WIDTH = 5.0  # pixels
_FOLD_DEPTH = 0.22  # brightness lost along a fold


def slope(size: tuple[int, ...], shade: float, rng: np.random.Generator) -> Light:
    """Full on one side and less towards the other, by `shade` at the darkest edge; `size` is height and width."""
    height, width = size
    direction = rng.uniform(0, 2 * np.pi)
    across = np.linspace(-0.5, 0.5, width, dtype=np.float32)[None, :] * np.cos(direction)
    down = np.linspace(-0.5, 0.5, height, dtype=np.float32)[:, None] * np.sin(direction)
    tilted = across + down
    tilted = (tilted - tilted.min()) / (tilted.max() - tilted.min())
    return np.asarray(1 - shade * tilted**1.5, np.float32)


def hand_shadow(size: tuple[int, ...], depth: float, rng: np.random.Generator) -> Light:
    """Less by `depth` where the shadow of a hand or a telephone falls, with a soft edge."""
    height, width = size
    mask = np.zeros((height, width), np.float32)
    middle = (int(rng.uniform(0.1, 0.9) * width), int(rng.uniform(0.5, 1.1) * height))
    axes = (int(rng.uniform(0.25, 0.5) * width), int(rng.uniform(0.3, 0.6) * height))
    cv2.ellipse(mask, middle, axes, float(rng.uniform(-40, 40)), 0, 360, (1.0,), -1)
    soft = cv2.GaussianBlur(mask, (0, 0), width / 28)
    return np.asarray(1 - depth * soft, np.float32)


def fold_shadow(size: tuple[int, ...], folds: NDArray[np.float64]) -> Light:
    """Darker on one side of each horizontal fold and lighter on the other; folds are fractions of the height."""
    height, width = size
    rows = np.arange(height, dtype=np.float32)
    light = np.ones(height, np.float32)
    for fold in folds:
        from_fold = (rows - fold * height) / _FOLD_WIDTH
        light -= (_FOLD_DEPTH * np.exp(-(from_fold**2)) * (1 - 0.6 * np.tanh(from_fold))).astype(np.float32)
    return np.repeat(light[:, None], width, axis=1)
