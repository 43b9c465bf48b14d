import numpy as np
import pytest

from ocr_service.engines import tesseract
from ocr_service.engines.config import TesseractConfig
from ocr_service.engines.tesseract import TesseractEngine
from ocr_service.geometry import Polygon
from ocr_service.picture import Picture
from tests.unit.ocr_service.documents import picture_of
from tests.unit.ocr_service.pages.test_read_page import FixedEngine


@pytest.fixture
def engine() -> TesseractEngine:
    if remedy := tesseract.info(TesseractConfig()).remedy:
        pytest.skip(f"Tesseract is not installed ({remedy})")
    return TesseractEngine(TesseractConfig(), FixedEngine())


def _line(text: str, width: int = 700) -> Picture:
    return np.asarray(picture_of(text, size=(width, 150)))[40:105]


def test_lines_are_read_each_by_itself(engine: TesseractEngine) -> None:
    first, blank, second = engine.recognised([_line("Invoice No. 4711"), _line(""), _line("Total due 1,234.50 EUR")])
    assert [reading.text for reading in (first, second)] == ["Invoice No. 4711", "Total due 1,234.50 EUR"]
    assert first.confidence > 0.7
    # It reads something everywhere, but says how sure that is; such lines are dropped.
    assert blank.confidence < 0.5
    assert engine.certainty([_line("Invoice No. 4711")]) == [first.confidence]
    assert engine.recognised([]) == []


def test_words_have_their_places_on_the_page(engine: TesseractEngine) -> None:
    page = np.asarray(picture_of("Total due", "1,234.50 EUR"))
    outlines = [Polygon.box(50, 45, 500, 105), Polygon.box(50, 125, 500, 185)]
    lines = engine.read(page, outlines)
    assert [[word.text for word in line.words] for line in lines] == [["Total", "due"], ["1,234.50", "EUR"]]
    for line, outline in zip(lines, outlines, strict=True):
        assert line.polygon == outline
        for word in line.words:
            left, right = round(word.polygon.left), round(word.polygon.right)
            assert page[round(outline.top) : round(outline.bottom), left:right].min() < 100
    first, second = lines[0].words
    assert first.polygon.left == pytest.approx(60, abs=8)
    assert first.polygon.right < second.polygon.left


def test_lines_are_found_by_the_detector_that_it_is_given(engine: TesseractEngine) -> None:
    page = np.asarray(picture_of("Total due"))
    assert engine.find(page) == FixedEngine().find(page)
    assert engine.upside_down([page]) == [0.0]


def test_it_names_its_version_and_languages(engine: TesseractEngine) -> None:
    version, languages = engine.info.model_version.split()
    assert int(version.split(".")[0]) >= 4
    assert languages == "eng"


def test_a_language_that_is_not_installed_is_told_with_its_package(engine: TesseractEngine) -> None:
    told = tesseract.info(TesseractConfig("eng+xx_yy"))
    assert not told.available
    assert told.remedy == "apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-xx-yy"


def test_a_program_that_is_not_installed_is_told_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    told = tesseract.info(TesseractConfig("deu"))
    assert (told.available, told.model_version) == (False, "")
    assert told.remedy == "apt-get install tesseract-ocr tesseract-ocr-deu"
