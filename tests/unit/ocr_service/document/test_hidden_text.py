"""Text that nobody sees on the page never becomes words, and is told of."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from invoicemesh.ocr.v1.document_pb2 import HiddenText
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.opening import open_document
from ocr_service.document.source_page import TextLayer
from tests.unit.ocr_service.documents import LIMITS, PAGE, image, pdf, stored

VISIBLE = "Total due 12.50"


def _layer(folder: Path, *draws: Callable[[Canvas], object], limits: DocumentLimits = LIMITS) -> TextLayer:
    def draw(canvas: Canvas) -> None:
        for part in draws:
            canvas.saveState()
            part(canvas)
            canvas.restoreState()

    with open_document(stored(folder, pdf(draw)), limits) as document:
        layer = document.page(1).text_layer()
    assert layer is not None
    return layer


def _words(layer: TextLayer) -> str:
    return " ".join(word.text for line in layer.lines for word in line.words)


def _visible(canvas: Canvas) -> None:
    canvas.drawString(50, 250, VISIBLE)


def _white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(50, 100, "Total due 99.00")


def _almost_white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.99, 0.99, 0.99)
    canvas.drawString(50, 100, "Total due 99.00")


def _without_ink(canvas: Canvas) -> None:
    words = canvas.beginText(50, 100)
    words.setTextRenderMode(3)
    words.textOut("Total due 99.00")
    canvas.drawText(words)


def _tiny(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    canvas.drawString(50, 100, "Total due 99.00")


def _off_the_page(canvas: Canvas) -> None:
    canvas.drawString(PAGE[0] + 50, 100, "Total due 99.00")


def _clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(300, 200, 10, 10)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(50, 100, "Total due 99.00")


def _covered(canvas: Canvas) -> None:
    canvas.drawString(50, 100, "Total due 99.00")
    canvas.setFillColorRGB(0.9, 0.9, 1)
    canvas.rect(40, 90, 300, 40, fill=1, stroke=0)


@pytest.mark.parametrize("hide", [_white, _almost_white, _without_ink, _tiny, _off_the_page, _clipped, _covered])
def test_text_that_cannot_be_seen_is_no_word(tmp_path: Path, hide: Callable[[Canvas], None]) -> None:
    layer = _layer(tmp_path, _visible, hide)
    assert _words(layer) == VISIBLE
    assert layer.hidden == HiddenText.HIDDEN_TEXT_FOUND


def _pale(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.8, 0.8, 0.8)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(50, 100, "Terms: . - 1")


def _white_on_dark(canvas: Canvas) -> None:
    canvas.rect(40, 90, 300, 40, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(50, 100, "Terms: . - 1")


def _small(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 4)
    canvas.drawString(50, 100, "Terms: . - 1")


@pytest.mark.parametrize("show", [_pale, _white_on_dark, _small])
def test_text_that_can_just_be_seen_is_kept(tmp_path: Path, show: Callable[[Canvas], None]) -> None:
    layer = _layer(tmp_path, _visible, show)
    assert _words(layer) == f"{VISIBLE} Terms: . - 1"
    assert layer.hidden == HiddenText.HIDDEN_TEXT_CLEAN


def _scan(canvas: Canvas) -> None:
    noise = image(Image.effect_noise((900, 600), 60).convert("RGB"), "JPEG")
    canvas.drawImage(ImageReader(io.BytesIO(noise)), 0, 0, *PAGE)


def test_text_beneath_a_scan_is_hidden_and_text_above_it_is_not(tmp_path: Path) -> None:
    beneath = _layer(tmp_path, _visible, _scan)
    assert (_words(beneath), beneath.hidden) == ("", HiddenText.HIDDEN_TEXT_FOUND)
    above = _layer(tmp_path, _scan, _visible)
    assert (_words(above), above.hidden) == (VISIBLE, HiddenText.HIDDEN_TEXT_CLEAN)


def test_a_page_that_would_take_too_much_to_draw_is_not_checked(tmp_path: Path) -> None:
    few = DocumentLimits(LIMITS.max_bytes, 1, max_pixels=1000)
    layer = _layer(tmp_path, _visible, _scan, _white, limits=few)
    assert layer.hidden == HiddenText.HIDDEN_TEXT_FOUND
    small = ImageReader(io.BytesIO(image(Image.new("L", (50, 50)), "PNG")))
    layer = _layer(tmp_path, _visible, lambda canvas: canvas.drawImage(small, 300, 50, 20, 20), limits=few)
    assert (_words(layer), layer.hidden) == (VISIBLE, HiddenText.HIDDEN_TEXT_UNCHECKED)
