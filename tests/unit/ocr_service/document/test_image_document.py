from pathlib import Path

import numpy as np
import pytest
from PIL import ExifTags, Image

from invoicemesh.ocr.v1.document_pb2 import DocumentFormat
from mesh.errors import ServiceError
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


def _tiff(*images: Image.Image, **options: object) -> bytes:
    first, *others = images
    return image(first, "TIFF", save_all=True, append_images=others, **options)


def test_a_tiff_has_a_page_for_each_of_its_images(tmp_path: Path) -> None:
    colours = ("red", "lime", "blue")
    sizes = ((30, 20), (20, 40), (10, 10))
    content = _tiff(*(Image.new("RGB", size, colour) for size, colour in zip(sizes, colours, strict=True)))
    with open_document(stored(tmp_path, content), LIMITS) as document:
        assert document.page_count == 3
        for number, channel in ((3, 2), (1, 0), (2, 1)):
            page = document.page(number)
            assert (page.number, page.width, page.height) == (number, *sizes[number - 1])
            assert (page.picture()[..., channel] == 255).all()
            assert (page.picture()[..., channel - 1] == 0).all()


def test_a_fax_of_one_bit_a_pixel_is_black_on_white(tmp_path: Path) -> None:
    sheet = Image.new("1", (64, 8), 1)
    sheet.paste(0, (0, 0, 32, 8))
    picture = _page(tmp_path, _tiff(sheet, compression="group4")).picture()
    assert (picture[:, :32] == 0).all()
    assert (picture[:, 32:] == 255).all()


def test_a_damaged_page_of_a_tiff_leaves_the_others(tmp_path: Path) -> None:
    noise = Image.effect_noise((200, 200), 80)
    content = bytearray(_tiff(noise, noise, compression="tiff_lzw"))
    with open_document(stored(tmp_path, bytes(content)), LIMITS) as document:
        assert document.page_count == 2
    # The second image's strip lies in the second half; its codes become nonsense.
    content[len(content) * 3 // 5 : len(content) * 4 // 5] = b"\xff" * (len(content) * 4 // 5 - len(content) * 3 // 5)
    with open_document(stored(tmp_path, bytes(content)), LIMITS) as document:
        assert document.page(1).picture().shape == (200, 200, 3)
        with pytest.raises(ServiceError) as failure:
            document.page(2)
        assert failure.value.reason == "PAGE_UNREADABLE"


def test_a_page_of_a_tiff_with_too_many_pixels_leaves_the_others(tmp_path: Path) -> None:
    content = _tiff(Image.new("1", (8, 8)), Image.new("1", (4000, 3000)), compression="group4")
    with open_document(stored(tmp_path, content), LIMITS) as document:
        assert document.page(1).width == 8
        with pytest.raises(ServiceError) as refusal:
            document.page(2)
        assert refusal.value.reason == "DOCUMENT_TOO_MANY_PIXELS"
        assert refusal.value.facts["page"] == 2


def test_a_tiff_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ServiceError) as refusal:
        open_document(stored(tmp_path, _tiff(*[Image.new("1", (8, 8))] * 4)), LIMITS)
    assert refusal.value.reason == "DOCUMENT_TOO_MANY_PAGES"


def test_a_tiff_is_turned_once_as_its_orientation_says(tmp_path: Path) -> None:
    page = _page(tmp_path, _tiff(_corner_marked(), tiffinfo={ExifTags.Base.Orientation: 6}))
    assert (page.rotation, page.width, page.height) == (90, 40, 60)
    assert tuple(page.picture()[0, 39]) == (255, 0, 0)


def test_an_animated_webp_is_one_page(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    content = image(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    with open_document(stored(tmp_path, content), LIMITS) as document:
        assert document.page_count == 1
        assert tuple(document.page(1).picture()[0, 0]) == (255, 0, 0)


def test_a_heic_photo_is_turned_as_it_says() -> None:
    # 96 by 64 pixels, the upper 20 rows black, stored with the orientation 6.
    with open_document(Path(__file__).with_name("photo.heic"), LIMITS) as document:
        assert document.format == DocumentFormat.DOCUMENT_FORMAT_HEIC
        picture = document.page(1).picture()
    assert picture.shape == (96, 64, 3)
    assert (picture[:, 48:] < 60).all()
    assert (picture[:, :40] > 200).all()


def test_an_image_of_one_pixel_is_a_page(tmp_path: Path) -> None:
    page = _page(tmp_path, image(Image.new("L", (1, 1), 255), "PNG"))
    assert page.picture().shape == (1, 1, 3)
