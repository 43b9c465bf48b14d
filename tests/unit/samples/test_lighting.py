import numpy as np
import pytest

from samples.lighting import fold_shadow, hand_shadow, slope

SIZE = (400, 300)


def test_a_slope_darkens_one_edge_by_its_share() -> None:
    light = slope(SIZE, 0.5, np.random.default_rng(1))
    assert light.shape == SIZE
    assert light.max() == pytest.approx(1)
    assert light.min() == pytest.approx(0.5)


def test_a_hand_takes_its_share_of_the_light_where_its_shadow_falls() -> None:
    light = hand_shadow(SIZE, 0.4, np.random.default_rng(1))
    assert light.min() == pytest.approx(0.6, abs=0.02)
    assert light.max() == pytest.approx(1, abs=0.02)


def test_a_fold_is_dark_where_it_is_and_nowhere_else() -> None:
    light = fold_shadow(SIZE, np.array([0.25]))
    assert int(light[:, 0].argmin()) in range(94, 101)
    assert light[:70].min() == pytest.approx(1, abs=0.001)
    assert light[140:].min() == pytest.approx(1, abs=0.001)
