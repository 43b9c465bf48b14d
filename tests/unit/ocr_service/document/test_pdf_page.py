import io
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mesh.errors import ServiceError
from ocr_service.document.opening import open_document
from ocr_service.document.source_page import SourcePage, TextLayer
from ocr_service.geometry import Polygon
from ocr_service.words import Word
from tests.unit.ocr_service.documents import LIMITS, image, pdf, rotated, stored, text

PIXELS_PER_POINT = 200 / 72


def _page(folder: Path, content: bytes) -> SourcePage:
    return open_document(stored(folder, content), LIMITS).page(1)


def _layer(folder: Path, content: bytes) -> TextLayer:
    layer = _page(folder, content).text_layer()
    assert layer is not None
    return layer


def _texts(layer: TextLayer) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in layer.lines]


def _word(layer: TextLayer, wanted: str) -> Word:
    (found,) = [word for line in layer.lines for word in line.words if word.text == wanted]
    return found


def test_words_are_split_at_spaces_and_lines_at_baselines(tmp_path: Path) -> None:
    layer = _layer(tmp_path, pdf(text("Invoice No. 4711", "Total: 1,234.50 EUR")))
    assert _texts(layer) == ["Invoice No. 4711", "Total: 1,234.50 EUR"]
    assert layer.unreadable == 0
    assert layer.characters == len("InvoiceNo.4711Total:1,234.50EUR")


def test_a_word_lies_where_it_is_drawn(tmp_path: Path) -> None:
    polygon = _word(_layer(tmp_path, pdf(text("Hxx"))), "Hxx").polygon
    assert polygon.left == pytest.approx(50 * PIXELS_PER_POINT, abs=6)
    # The baseline is 40 points below the top; the font's box reaches a quarter of its size below that.
    assert polygon.bottom == pytest.approx((40 + 5) * PIXELS_PER_POINT, abs=6)
    assert polygon.top == pytest.approx((40 - 19) * PIXELS_PER_POINT, abs=6)


def test_columns_of_a_table_are_lines_of_their_own(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "Screws")
        canvas.drawString(250, 200, "12.00")
        canvas.drawString(50, 170, "Nails")
        canvas.drawString(250, 170, "3.50")

    assert _texts(_layer(tmp_path, pdf(draw))) == ["Screws", "12.00", "Nails", "3.50"]


def test_words_that_touch_only_by_content_order_are_kept_apart(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "left")
        canvas.drawString(200, 200, "right")
        canvas.drawString(50, 100, "below")

    assert _texts(_layer(tmp_path, pdf(draw))) == ["left", "right", "below"]


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_rotated_page_gives_its_words_as_they_are_seen(tmp_path: Path, rotation: int) -> None:
    page = _page(tmp_path, rotated(pdf(text("First", "Second")), rotation))
    assert page.rotation == rotation
    assert (page.width > page.height) == (rotation == 180)
    picture = page.picture()
    assert picture.shape == (page.height, page.width, 3)
    layer = page.text_layer()
    assert layer is not None
    for wanted in ("First", "Second"):
        outline = _word(layer, wanted).polygon
        inside = picture[int(outline.top) : int(outline.bottom), int(outline.left) : int(outline.right)]
        assert inside.min() < 100
        picture[int(outline.top) : int(outline.bottom) + 1, int(outline.left) : int(outline.right) + 1] = 255
    # All ink lay within the two words.
    assert picture.min() > 100


@pytest.mark.parametrize(("degrees", "first_corner"), [(90, "bottom left"), (-90, "top right"), (180, "bottom right")])
def test_turned_text_is_one_word_that_begins_at_its_own_top_left(
    tmp_path: Path, degrees: int, first_corner: str
) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(200, 150)
        canvas.rotate(degrees)
        canvas.drawString(0, 0, "Sideways")

    polygon = _word(_layer(tmp_path, pdf(draw)), "Sideways").polygon
    first = polygon.top_left
    vertical = "top" if first.y == polygon.top else "bottom"
    horizontal = "left" if first.x == polygon.left else "right"
    assert f"{vertical} {horizontal}" == first_corner


def test_text_without_ink_is_no_text(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        line = canvas.beginText(50, 200)
        line.setTextRenderMode(3)
        line.textLine("total 1.00")
        canvas.drawText(line)
        canvas.restoreState()
        canvas.drawString(50, 100, "total 9.00")

    assert _texts(_layer(tmp_path, pdf(draw))) == ["total 9.00"]


def test_what_is_filled_into_a_form_is_text(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="total", value="815.00", x=50, y=100, width=200, height=40)

    assert _texts(_layer(tmp_path, pdf(draw))) == ["815.00"]


def _scan(pixels: tuple[int, int], points: tuple[float, float]) -> bytes:
    content = image(Image.effect_noise(pixels, 50).convert("RGB"), "JPEG")
    return pdf(lambda canvas: canvas.drawImage(ImageReader(io.BytesIO(content)), 0, 0, *points), size=points)


@pytest.mark.parametrize(
    ("pixels", "points", "drawn"),
    [
        # 200 dots per inch are the most.
        ((900, 600), (450, 300), (1250, 834)),
        # The scan's own resolution where that is less.
        ((1800, 1200), (1350, 900), (1800, 1200)),
        # Not less than 1,600 pixels, however coarse the scan is.
        ((900, 600), (1350, 900), (1600, 1067)),
    ],
)
def test_a_scan_is_drawn_at_its_own_resolution_within_bounds(
    tmp_path: Path, pixels: tuple[int, int], points: tuple[float, float], drawn: tuple[int, int]
) -> None:
    page = _page(tmp_path, _scan(pixels, points))
    assert (page.width, page.height) == drawn


def test_a_huge_page_is_drawn_at_fewer_dots_per_inch(tmp_path: Path) -> None:
    page = _page(tmp_path, pdf(text("poster"), size=(2000, 3000)))
    assert (page.width, page.height) == (2267, 3400)


def test_a_picture_that_covers_the_page_is_seen(tmp_path: Path) -> None:
    assert _layer(tmp_path, _scan((900, 600), (450, 300))).picture_share == pytest.approx(1)
    assert _layer(tmp_path, pdf(text("x"))).picture_share == 0


def test_a_picture_with_too_many_pixels_is_not_drawn(tmp_path: Path) -> None:
    page = _page(tmp_path, pdf(lambda canvas: canvas.drawImage(_blank(4000, 3000), 0, 0, 100, 100)))
    with pytest.raises(ServiceError) as refusal:
        page.picture()
    assert refusal.value.reason == "DOCUMENT_TOO_MANY_PIXELS"
    assert refusal.value.facts["pixels"] == 12_000_000


def _blank(width: int, height: int) -> ImageReader:
    return ImageReader(io.BytesIO(image(Image.new("1", (width, height)), "PNG")))


def test_a_blank_page_has_no_words(tmp_path: Path) -> None:
    layer = _layer(tmp_path, pdf(lambda canvas: None))
    assert layer.lines == ()


def test_outlines_lie_within_the_page_as_fractions(tmp_path: Path) -> None:
    page = _page(tmp_path, pdf(lambda canvas: canvas.drawString(400, 290, "Cut off at the edge")))
    layer = page.text_layer()
    assert layer is not None
    outlines: list[Polygon] = [line.polygon.as_fractions(page.width, page.height) for line in layer.lines]
    assert outlines
    assert all(0 <= corner.x <= 1 and 0 <= corner.y <= 1 for outline in outlines for corner in outline.corners)
