"""Looks of pages: alike for scans of one sheet, different for different sheets."""

import io

import pytest
from PIL import Image, ImageDraw, ImageFilter, UnidentifiedImageError

from invoice_service.checks.page_look import distance, look_alike, page_look


def picture(*boxes: tuple[int, int, int, int], size: tuple[int, int] = (800, 1130), blur: float = 0) -> bytes:
    """A white page with grey boxes, given for 800 by 1130 pixels."""
    page = Image.new("L", (800, 1130), 255)
    for box in boxes:
        ImageDraw.Draw(page).rectangle(box, fill=90)
    scan = page.resize(size).filter(ImageFilter.GaussianBlur(blur))
    content = io.BytesIO()
    scan.save(content, "WEBP", quality=60)
    return content.getvalue()


HEAD, TABLE, FOOT = (60, 60, 400, 130), (60, 400, 740, 800), (60, 1000, 740, 1080)


def test_the_same_page_in_another_size_and_sharpness_looks_alike() -> None:
    first = page_look(picture(HEAD, TABLE, FOOT))
    second = page_look(picture(HEAD, TABLE, FOOT, size=(620, 877), blur=1.5))
    assert len(first) == 64
    assert look_alike(first, second)


def test_another_page_looks_different() -> None:
    first, second = page_look(picture(HEAD, TABLE)), page_look(picture((500, 60, 740, 300), (60, 500, 300, 1080)))
    assert distance(first, second) > 12
    assert not look_alike(first, second)


def test_a_page_without_picture_looks_like_none() -> None:
    assert not look_alike("", "")
    assert not look_alike(page_look(picture(HEAD)), "")


def test_what_is_no_picture_is_refused() -> None:
    with pytest.raises(UnidentifiedImageError):
        page_look(b"no picture")
