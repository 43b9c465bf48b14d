"""Places are read again by themselves, wherever they lie on the upright page."""

import io

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from invoicemesh.ocr.v1.document_pb2 import Page, Word
from invoicemesh.ocr.v1.geometry_pb2 import Point, Polygon, Region
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions, RecognizeResponse
from invoicemesh.ocr.v1.region_reading_pb2 import RegionReading
from tests.integration.ocr_service.harness import Stub, pages, recognize, refusal, texts
from tests.unit.ocr_service.documents import PAGE, image, pdf, picture_of, text

LETTER = ("Invoice No. 4711", "Screws and nails", "Total due", "1,234.50 EUR", "Payable by 31 May")
SHEET = picture_of(*LETTER, size=(700, 500))


def _readings(responses: list[RecognizeResponse]) -> list[RegionReading]:
    return [
        reading
        for response in responses
        if response.HasField("page_regions")
        for reading in response.page_regions.readings
    ]


def _words(page: Page) -> list[Word]:
    return [word for line in page.lines for word in line.words]


async def _read_again(ocr: Stub, content: bytes, *places: Polygon) -> list[RegionReading]:
    regions = [Region(page=1, polygon=place) for place in places]
    responses = await recognize(ocr, content, RecognizeOptions(regions=regions))
    assert [response.WhichOneof("payload") for response in responses] == ["document", "page_regions", "summary"]
    assert responses[-1].summary.regions_read == len(places)
    return _readings(responses)


@pytest.mark.parametrize(
    "content",
    [
        image(SHEET, "PNG"),
        image(SHEET.rotate(90, expand=True), "PNG"),
        image(SHEET.rotate(-5, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC), "PNG"),
        pdf(text(*LETTER)),
    ],
    ids=["upright", "on its side", "skewed", "text layer"],
)
async def test_each_word_of_a_page_is_found_again_where_the_page_has_it(ocr: Stub, content: bytes) -> None:
    words = _words(pages(await recognize(ocr, content))[1])
    readings = await _read_again(ocr, content, *(word.polygon for word in words))
    assert [reading.text for reading in readings] == [word.text for word in words]
    for word, reading in zip(words, readings, strict=True):
        assert (reading.engine, reading.model_version) == ("paddle", "PP-OCRv6_small")
        assert (reading.region.page, reading.region.polygon) == (1, word.polygon)
        assert reading.confidence > 0.8
        (again,) = reading.lines[0].words
        for point, expected in zip(again.polygon.points, word.polygon.points, strict=True):
            assert (point.x, point.y) == pytest.approx((expected.x, expected.y), abs=0.03)
        assert reading.text not in [alternative.text for alternative in reading.alternatives]


async def test_a_place_with_several_lines_gives_them_from_top_to_bottom(ocr: Stub) -> None:
    content = image(SHEET, "PNG")
    page = pages(await recognize(ocr, content))[1]
    first, last = page.lines[1].polygon.points, page.lines[3].polygon.points
    (reading,) = await _read_again(ocr, content, Polygon(points=[first[0], first[1], last[2], last[3]]))
    assert reading.text == "Screws and nails\nTotal due\n1,234.50 EUR"


async def test_what_is_too_small_on_the_drawn_page_is_read_at_the_resolution_of_the_file(ocr: Stub) -> None:
    scan = ImageReader(io.BytesIO(image(picture_of("Total 1,234.50", size=(600, 150)), "PNG")))
    # At 200 dots per inch the line is 6 pixels high; the file has 40.
    content = pdf(lambda canvas: canvas.drawImage(scan, 50, 200, 36, 9))
    assert "1,234.50" not in " ".join(texts(pages(await recognize(ocr, content))[1]))
    left, right, top, bottom = 50 / PAGE[0], 86 / PAGE[0], 1 - 206 / PAGE[1], 1 - 202.5 / PAGE[1]
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    place = Polygon(points=[Point(x=x, y=y) for x, y in corners])
    (reading,) = await _read_again(ocr, content, place)
    assert reading.text == "Total 1,234.50"


async def test_an_empty_place_has_no_text(ocr: Stub) -> None:
    corners = [(0.7, 0.85), (0.9, 0.85), (0.9, 0.95), (0.7, 0.95)]
    place = Polygon(points=[Point(x=x, y=y) for x, y in corners])
    (reading,) = await _read_again(ocr, image(SHEET, "PNG"), place)
    assert (reading.text, list(reading.lines), reading.confidence) == ("", [], 0)


async def test_a_text_layer_that_lies_is_found_out(ocr: Stub) -> None:
    """The words come from the file; the place is read from the picture."""
    content = pdf(text("Invoice number 4711", "Total 12.50"))
    words = _words(pages(await recognize(ocr, content))[1])
    assert "12.50" in [reading.text for reading in await _read_again(ocr, content, words[-1].polygon)]


async def test_a_place_beyond_the_page_is_refused(ocr: Stub) -> None:
    region = Region(page=2, polygon=Polygon(points=[Point(x=0.1, y=0.1)] * 4))
    status, info = await refusal(ocr, image(SHEET, "PNG"), RecognizeOptions(regions=[region]))
    assert (status, info.reason) == ("INVALID_ARGUMENT", "REQUEST_INVALID")
