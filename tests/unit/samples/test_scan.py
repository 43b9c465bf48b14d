from dataclasses import replace

import numpy as np
import pytest

from samples.raster import Picture
from samples.scan import QUALITIES, ScanQuality, scan

PERFECT = ScanQuality(dpi=100, colour=True, skew=0, perspective=0, blur=0.01, shade=0, noise=0, jpeg_quality=90)


@pytest.fixture
def page() -> Picture:
    """White paper with a black horizontal bar."""
    paper = np.full((400, 300, 3), 255, np.uint8)
    paper[190:210, 50:250] = 0
    return paper


def taken(page: Picture, quality: ScanQuality, seed: int = 1) -> Picture:
    return scan(page, quality, np.random.default_rng(seed))


def test_a_perfect_device_changes_nothing(page: Picture) -> None:
    assert np.abs(taken(page, PERFECT).astype(int) - page).max() <= 1


def test_noise_leaves_the_mean_and_spreads_the_greys(page: Picture) -> None:
    page[:] = 128
    noisy = taken(page, replace(PERFECT, noise=8))
    assert noisy.mean() == pytest.approx(128, abs=1)
    assert noisy[..., 0].std() == pytest.approx(8, rel=0.1)


def test_shade_darkens_one_edge_by_its_share(page: Picture) -> None:
    page[:] = 200
    shaded = taken(page, replace(PERFECT, shade=0.5))
    assert int(shaded.max()) == 200
    assert int(shaded.min()) == pytest.approx(100, abs=2)


def test_blur_softens_edges(page: Picture) -> None:
    blurred = taken(page, replace(PERFECT, blur=3))
    assert 20 < blurred[190, 150, 0] < 235


def test_a_feeder_takes_grey_pictures(page: Picture) -> None:
    assert taken(page, QUALITIES["feeder"]).shape == (400, 300)


def test_a_telephone_shows_the_desk_around_the_page(page: Picture) -> None:
    corner = taken(page, QUALITIES["phone"])[:3, :3]
    assert corner.mean() < 130


@pytest.mark.parametrize("name", QUALITIES)
def test_the_same_noise_gives_the_same_picture(page: Picture, name: str) -> None:
    assert np.array_equal(taken(page, QUALITIES[name]), taken(page, QUALITIES[name]))
    assert not np.array_equal(taken(page, QUALITIES[name]), taken(page, QUALITIES[name], seed=2))


def test_a_fax_is_black_and_white(page: Picture) -> None:
    assert set(np.unique(taken(page, QUALITIES["fax"]))) == {0, 255}


def test_folds_show(page: Picture) -> None:
    folded = taken(page, replace(PERFECT, folds=2))
    assert folded[:180].min() < 230
