import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from invoicemesh.ocr.v1.document_pb2 import Page, PageSource
from ocr_service.document.opening import open_document
from ocr_service.engines.ctc import Reading
from ocr_service.engines.engine import EngineInfo
from ocr_service.geometry import Polygon
from ocr_service.pages.options import PageOptions
from ocr_service.pages.read_page import read_page
from ocr_service.picture import Picture
from ocr_service.words import Line, Word
from tests.unit.ocr_service.documents import LIMITS, image, pdf, picture_of, stored, text


class FixedEngine:
    """Finds two lines on every picture, the lower one first."""

    info = EngineInfo("fixed", "fixed-1")

    def find(self, picture: Picture) -> list[Polygon]:
        height, width = picture.shape[:2]
        return [Polygon.box(0, height * top, width / 2, height * (top + 0.1)) for top in (0.5, 0.1)]

    def read(self, picture: Picture, outlines: Sequence[Polygon]) -> list[Line]:
        names = zip(("lower", "upper"), outlines, strict=True)
        return [Line((Word(name, 0.5, outline),), outline) for name, outline in names]

    def upside_down(self, pictures: Sequence[Picture]) -> list[float]:
        return [0.0] * len(pictures)

    def recognised(self, pictures: Sequence[Picture]) -> list[Reading]:
        return [Reading((), 1)] * len(pictures)

    def certainty(self, pictures: Sequence[Picture]) -> list[float]:
        return [1.0] * len(pictures)


def _read(folder: Path, content: bytes, options: PageOptions | None = None) -> Page:
    with open_document(stored(folder, content), LIMITS) as document:
        return read_page(document.page(1), FixedEngine(), options or PageOptions())


def _texts(page: Page) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in page.lines]


def test_the_text_of_a_pdf_is_used(tmp_path: Path) -> None:
    page = _read(tmp_path, pdf(text("Invoice number 4711")))
    assert _texts(page) == ["Invoice number 4711"]
    assert (page.source, page.engine, page.model_version) == (PageSource.PAGE_SOURCE_TEXT_LAYER, "text-layer", "")
    assert {word.confidence for line in page.lines for word in line.words} == {1.0}
    assert page.image_webp == b""


@pytest.mark.parametrize("content", [pdf(text("stamp")), image(picture_of("x"), "PNG")])
def test_a_page_without_text_worth_using_is_read_by_the_engine_in_reading_order(tmp_path: Path, content: bytes) -> None:
    page = _read(tmp_path, content)
    assert _texts(page) == ["upper", "lower"]
    assert (page.source, page.engine, page.model_version) == (PageSource.PAGE_SOURCE_OCR, "fixed", "fixed-1")
    assert page.lines[0].words[0].polygon.points[2].y == pytest.approx(0.2, abs=0.01)


def test_the_text_is_left_aside_when_asked(tmp_path: Path) -> None:
    page = _read(tmp_path, pdf(text("Invoice number 4711")), PageOptions(ignore_text_layer=True))
    assert page.engine == "fixed"


def test_the_picture_comes_when_asked(tmp_path: Path) -> None:
    for content in (pdf(text("Invoice number 4711")), image(picture_of("x"), "JPEG")):
        page = _read(tmp_path, content, PageOptions(include_image=True))
        assert page.image_webp[8:12] == b"WEBP"


def test_number_size_and_rotation_are_told(tmp_path: Path) -> None:
    page = _read(tmp_path, image(picture_of("x", size=(300, 200)), "PNG"))
    assert (page.number, page.width, page.height, page.rotation) == (1, 300, 200, 0)


def test_a_page_whose_text_runs_upwards_is_turned(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(30, -60, "Invoice number 4711")
        canvas.drawString(30, -90, "Total 12.50")

    page = _read(tmp_path, pdf(draw), PageOptions(include_image=True))
    assert _texts(page) == ["Invoice number 4711", "Total 12.50"]
    assert (page.rotation, page.width, page.height) == (90, 834, 1250)
    first = page.lines[0].words[0].polygon.points
    assert first[0].x < first[1].x
    assert first[0].y < first[3].y
    with Image.open(io.BytesIO(page.image_webp)) as seen:
        assert seen.size == (834, 1250)
        # The ink lies where the words are said to be.
        ink = np.asarray(seen.convert("L"))[round(first[0].y * 1250) : round(first[2].y * 1250)]
        assert ink[:, round(first[0].x * 834) : round(first[2].x * 834)].min() < 100
