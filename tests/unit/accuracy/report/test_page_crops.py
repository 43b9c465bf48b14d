import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from invoicemesh.ocr.v1.geometry_pb2 import Region
from mesh.errors import ServiceError
from tests.accuracy.report.page_crops import Crop, PageCrops
from tests.unit.accuracy.corpus_files import VALUE_BOX, region, write_document


def picture(crop: Crop) -> Image.Image:
    data = base64.b64decode(crop.uri.removeprefix("data:image/webp;base64,"))
    return Image.open(io.BytesIO(data)).convert("RGB")


def test_a_crop_shows_the_value_with_its_surroundings_outlined_in_red(tmp_path: Path) -> None:
    with PageCrops(write_document(tmp_path, "a")) as pages:
        (crop,) = pages.cut([region(*VALUE_BOX)])
    image = picture(crop)
    assert image.size == (crop.width, crop.height)
    # 0.2 of 400 pixels and 0.12 on both sides; 0.02 of 600 and 0.02 above and below.
    assert image.size == (176, 36)
    assert sum(image.getpixel((88, 18))) < 120, "the value itself is black"  # type: ignore[arg-type]
    assert sum(image.getpixel((5, 5))) > 700, "the paper around it is white"  # type: ignore[arg-type]
    red, green, _ = image.getpixel((88, 12))  # type: ignore[misc]
    assert red > green + 60


def test_a_label_on_the_same_line_is_shown_and_one_far_above_is_not(tmp_path: Path) -> None:
    with PageCrops(write_document(tmp_path, "a")) as pages:
        (beside,) = pages.cut([region(*VALUE_BOX)], [region(0.1, 0.5, 0.2, 0.52)])
        (above,) = pages.cut([region(*VALUE_BOX)], [region(0.1, 0.1, 0.2, 0.12)])
    assert beside.width == round((0.7 + 0.03) * 400) - round((0.1 - 0.03) * 400)
    assert above.width == 176


def test_each_page_that_the_value_stands_on_gives_a_crop_and_others_none(tmp_path: Path) -> None:
    with PageCrops(write_document(tmp_path, "a")) as pages:
        crops = list(pages.cut([region(*VALUE_BOX), region(*VALUE_BOX, page=2), region(0, 0, 0.1, 0.1)]))
    assert [crop.page for crop in crops] == [1]


def test_a_value_at_the_edge_is_cut_at_the_edge(tmp_path: Path) -> None:
    with PageCrops(write_document(tmp_path, "a")) as pages:
        (crop,) = pages.cut([region(0.0, 0.0, 1.0, 1.0)])
    assert (crop.width, crop.height) == (240, 360)


def test_regions_outside_the_page_or_without_an_outline_do_no_harm(tmp_path: Path) -> None:
    with PageCrops(write_document(tmp_path, "a")) as pages:
        (crop,) = pages.cut([region(1.5, -0.5, 2.0, -0.4), Region(page=1)], [Region(page=1)])
    assert (crop.width, crop.height) == (48, 12)


def test_a_file_that_is_no_document_has_no_pages(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 broken")
    with pytest.raises(ServiceError):
        PageCrops(tmp_path / "a.pdf")
