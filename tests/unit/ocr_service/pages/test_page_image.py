import io

import numpy as np
from PIL import Image

from ocr_service.pages.page_image import page_image
from ocr_service.picture import Picture
from tests.unit.ocr_service.documents import picture_of

DRAWN: Picture = np.asarray(picture_of("Invoice 4711"), np.uint8)
NOISE: Picture = np.random.default_rng(1).integers(0, 256, (900, 900, 3), np.uint8)


def _pixels(webp: bytes) -> Picture:
    with Image.open(io.BytesIO(webp)) as image:
        assert image.format == "WEBP"
        return np.asarray(image.convert("RGB"), np.uint8)


def test_a_drawn_page_is_kept_without_loss() -> None:
    assert (_pixels(page_image(DRAWN, drawn=True)) == DRAWN).all()


def test_a_scan_is_compressed_with_loss() -> None:
    webp = page_image(DRAWN, drawn=False)
    assert _pixels(webp).shape == DRAWN.shape
    assert (_pixels(webp) != DRAWN).any()


def test_a_drawn_page_that_would_be_large_is_compressed_with_loss() -> None:
    webp = page_image(NOISE, drawn=True)
    assert (_pixels(webp) != NOISE).any()
    assert len(webp) < NOISE.nbytes / 4


def test_a_large_page_is_made_smaller_in_proportion() -> None:
    tall = np.full((4800, 1200, 3), 255, np.uint8)
    assert _pixels(page_image(tall, drawn=False)).shape == (2400, 600, 3)
    assert _pixels(page_image(tall, drawn=True)).shape == (1754, 438, 3)
