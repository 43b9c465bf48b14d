from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from ocr_service.document.opening import open_document
from ocr_service.document.source_page import SourcePage
from tests.unit.ocr_service.documents import LIMITS, image, stored


def _page(folder: Path, content: bytes) -> SourcePage:
    with open_document(stored(folder, content), LIMITS) as document:
        return document.page(1)


def _corner_marked() -> Image.Image:
    """White, 60 by 40, with a red top left corner."""
    marked = Image.new("RGB", (60, 40), "white")
    marked.paste("red", (0, 0, 16, 16))
    return marked


@pytest.mark.parametrize(
    ("orientation", "rotation", "size", "corner"),
    [
        (1, 0, (60, 40), (0, 0)),
        (3, 180, (60, 40), (59, 39)),
        (6, 90, (40, 60), (39, 0)),
        (8, 270, (40, 60), (0, 59)),
    ],
)
def test_a_photo_is_turned_as_its_exif_data_says(
    tmp_path: Path, orientation: int, rotation: int, size: tuple[int, int], corner: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    page = _page(tmp_path, image(_corner_marked(), "JPEG", exif=exif, quality=95))
    assert (page.rotation, page.width, page.height) == (rotation, *size)
    red, green, _ = page.picture()[corner[1], corner[0]]
    assert red > 200
    assert green < 60


def test_what_is_transparent_is_white_paper(tmp_path: Path) -> None:
    clear = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    assert (_page(tmp_path, image(clear, "PNG")).picture() == 255).all()


def test_sixteen_bits_become_eight_without_clipping(tmp_path: Path) -> None:
    deep = Image.fromarray(np.full((8, 8), 0x8000, np.uint16))
    assert (_page(tmp_path, image(deep, "PNG")).picture() == 0x80).all()


@pytest.mark.parametrize(("mode", "kind"), [("1", "PNG"), ("L", "PNG"), ("P", "PNG"), ("CMYK", "JPEG")])
def test_every_kind_of_colour_becomes_red_green_and_blue(tmp_path: Path, mode: str, kind: str) -> None:
    picture = _page(tmp_path, image(Image.new("RGB", (9, 7), "white").convert(mode), kind)).picture()
    assert picture.shape == (7, 9, 3)
    assert picture.dtype == np.uint8
    assert (picture > 250).all()


def test_an_image_has_no_text_and_no_attachments(tmp_path: Path) -> None:
    with open_document(stored(tmp_path, image(_corner_marked(), "PNG")), LIMITS) as document:
        assert document.attachments() == []
        assert document.page(1).text_layer() is None
