from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from samples.raster import FileFormat, Picture, encode


def page(grey: int) -> Picture:
    return np.full((120, 80, 3), grey, np.uint8)


def test_a_pdf_holds_every_picture_at_its_size() -> None:
    with pypdfium2.PdfDocument(encode([page(200), page(90)], FileFormat.PDF, 100, 80)) as document:
        assert len(document) == 2
        assert document[0].get_size() == pytest.approx((80 * 0.72, 120 * 0.72))


@pytest.mark.parametrize("file_format", [FileFormat.JPEG, FileFormat.PNG])
def test_a_picture_comes_back(file_format: FileFormat) -> None:
    image = Image.open(BytesIO(encode([page(200)], file_format, 100, 90)))
    assert image.format == file_format.name
    assert image.size == (80, 120)
    assert image.getpixel((40, 60)) == (200, 200, 200)


@pytest.mark.parametrize("file_format", [FileFormat.JPEG, FileFormat.PNG])
def test_several_pages_are_refused_as_one_picture(file_format: FileFormat) -> None:
    with pytest.raises(ValueError, match="holds one page, not 2"):
        encode([page(200), page(90)], file_format, 100, 80)
