from pathlib import Path

import numpy as np
import pytest

from mesh.errors import ServiceError
from ocr_service.document import poppler
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.opening import open_document
from ocr_service.document.poppler import PopplerError
from ocr_service.document.source_page import SourcePage
from ocr_service.geometry import Box
from ocr_service.picture import Picture
from tests.unit.ocr_service.documents import LIMITS, PAGE, pdf, stored, text, written_pdf

WHOLE = written_pdf("Invoice number 4711")
# PDFium does not open the first one, cannot load the page of the second, and draws nothing of the third.
UNOPENED = written_pdf("Invoice number 4711", trailer="trailer<</Root 1 0 R/Size 6")
UNLOADED = WHOLE.replace(b"/Type/Page/", b"/Type/Pag\xff/")
UNDRAWN = WHOLE.replace(b"/FlateDecode", b"/FlateDecode/DecodeParms<</Predictor 2/Columns 0>>")


@pytest.fixture(autouse=True)
def _installed() -> None:
    if not poppler.is_available():
        pytest.skip(f"Poppler is not installed (Debian: {poppler.REMEDY})")


def _ink(picture: Picture) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what is dark."""
    rows, columns = np.nonzero(picture.min(axis=2) < 128)
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())


def _drawn(page: SourcePage) -> Picture:
    picture = page.picture()
    assert picture.shape == (page.height, page.width, 3)
    return picture


@pytest.mark.parametrize("content", [UNOPENED, UNLOADED, UNDRAWN], ids=["file", "page", "drawing"])
def test_what_pdfium_cannot_draw_is_drawn_by_poppler_at_the_same_place(tmp_path: Path, content: bytes) -> None:
    with open_document(stored(tmp_path, WHOLE), LIMITS) as document:
        page = document.page(1)
        expected = _ink(_drawn(page))
        assert page.renderer == "pdfium"
    with open_document(stored(tmp_path, content), LIMITS) as document:
        page = document.page(1)
        picture = _drawn(page)
        assert (document.page_count, page.renderer, page.rotation) == (1, "poppler", 0)
        assert _ink(picture) == pytest.approx(expected, abs=8)
        left, top, right, bottom = expected
        closer = page.closer(Box(left - 9, top - 9, right + 9, bottom + 9), 2)
        assert closer.shape[:2] == (2 * (bottom - top + 18), 2 * (right - left + 18))
        assert _ink(closer)[0] == pytest.approx(18, abs=6)


def test_an_empty_page_stays_pdfiums(tmp_path: Path) -> None:
    with open_document(stored(tmp_path, pdf(lambda _: None)), LIMITS) as document:
        page = document.page(1)
        assert page.picture().min() == 255
        assert page.renderer == "pdfium"


def test_a_page_that_the_file_turns_is_upright(tmp_path: Path) -> None:
    turned = UNLOADED.replace(b"/MediaBox", b"/Rotate 90/MediaBox")
    with open_document(stored(tmp_path, turned), LIMITS) as document:
        page = document.page(1)
        assert (page.rotation, page.width, page.height) == (90, 834, 1250)
        left, top, right, bottom = _ink(page.picture())
        assert bottom - top > right - left


def test_limits_hold_for_poppler_too(tmp_path: Path) -> None:
    image = (
        b"6 0 obj\n<</Type/XObject/Subtype/Image/Width 9000/Height 9000/BitsPerComponent 1/ColorSpace/DeviceGray"
        b"/Length 0>>stream\n\nendstream\nendobj\n7 0 obj\n<</Length 6>>stream\n /I Do\nendstream\nendobj\n"
    )
    huge = UNLOADED.replace(b"/Font<<", b"/XObject<</I 6 0 R>>/Font<<").replace(b"trailer", image + b"trailer")
    huge = huge.replace(b"/Contents 4 0 R", b"/Contents[4 0 R 7 0 R]")
    with open_document(stored(tmp_path, huge), LIMITS) as document, pytest.raises(ServiceError) as refusal:
        document.page(1).picture()
    assert refusal.value.reason == "DOCUMENT_TOO_MANY_PIXELS"
    many = UNOPENED.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[3 0 R 3 0 R]/Count 2")
    with pytest.raises(ServiceError) as refusal:
        open_document(stored(tmp_path, many), DocumentLimits(max_bytes=10**6, max_pages=1, max_pixels=10**6))
    assert refusal.value.reason == "DOCUMENT_TOO_MANY_PAGES"


def test_what_nobody_can_open_is_damaged(tmp_path: Path) -> None:
    path = stored(tmp_path, b"%PDF-1.7 and nothing else")
    with pytest.raises(ServiceError) as refusal:
        open_document(path, LIMITS)
    assert refusal.value.reason == "DOCUMENT_DAMAGED"
    for call in (poppler.page_count, lambda path: poppler.page_size(path, 1)):
        with pytest.raises(PopplerError):
            call(path)
    with pytest.raises(PopplerError):
        poppler.drawn(path, 1, LIMITS, width=100, height=100)


def test_a_password_never_becomes_an_argument_of_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Picture:
        raise AssertionError

    monkeypatch.setattr(poppler, "drawn", refuse)
    locked = stored(tmp_path, pdf(lambda _: None, password="key"))
    with open_document(locked, LIMITS, "key") as document:
        assert document.page(1).picture().min() == 255


def test_without_poppler_a_damaged_file_is_refused_as_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ServiceError) as refusal:
        open_document(stored(tmp_path, UNOPENED), LIMITS)
    assert refusal.value.reason == "DOCUMENT_DAMAGED"
    with open_document(stored(tmp_path, UNLOADED), LIMITS) as document, pytest.raises(ServiceError) as refusal:
        document.page(1)
    assert refusal.value.reason == "PAGE_UNREADABLE"
    with open_document(stored(tmp_path, UNDRAWN), LIMITS) as document:
        assert document.page(1).picture().min() == 255


def test_a_whole_page_with_text_needs_no_poppler(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with open_document(stored(tmp_path, pdf(text("Invoice number 4711"))), LIMITS) as document:
        page = document.page(1)
        layer = page.text_layer()
        assert layer is not None
        assert len(layer.lines[0].words) == 3
        assert (page.width, page.height) == (1250, 834) == (round(PAGE[0] / 72 * 200), 834)
