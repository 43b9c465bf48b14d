import cv2
import numpy as np
import pytest

from samples.distortion import crease, tilt
from samples.raster import Picture

WHITE = (255, 255, 255)


@pytest.fixture
def page() -> Picture:
    """White paper with a black horizontal bar."""
    paper = np.full((400, 300, 3), 255, np.uint8)
    paper[190:210, 50:250] = 0
    return paper


def test_skew_stays_within_its_bound(page: Picture) -> None:
    angles = []
    for seed in range(20):
        tilted = tilt(page, skew=3, perspective=0, around=WHITE, rng=np.random.default_rng(seed))
        _, _, angle = cv2.minAreaRect(np.argwhere(tilted[..., 0] < 128)[:, ::-1].astype(np.float32))
        angles.append(min(angle, 90 - angle))
    assert max(angles) <= 3.3
    assert max(angles) > 1.5


def test_a_long_strip_keeps_its_print_in_the_picture() -> None:
    strip = np.full((2400, 320, 3), 255, np.uint8)
    strip[60:2340, 20:300] = 0
    for seed in range(20):
        tilted = tilt(strip, skew=5, perspective=0.045, around=WHITE, rng=np.random.default_rng(seed))
        edges = (tilted[0], tilted[-1], tilted[:, 0], tilted[:, -1])
        assert all((edge > 200).all() for edge in edges)


def test_a_crease_moves_what_is_printed_on_it_and_nothing_else(page: Picture) -> None:
    creased = crease(page, np.array([0.5]))
    assert not np.array_equal(creased, page)
    assert np.array_equal(creased[:150], page[:150])
    assert np.array_equal(crease(page, np.array([0.05])), page)
