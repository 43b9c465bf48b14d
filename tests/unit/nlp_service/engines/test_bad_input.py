"""What no engine can read is answered honestly: with reasons for what is absent, and in bounded time."""

from collections.abc import Callable

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.engines.local import LocalEngine
from nlp_service.extraction import Absence, Extraction
from nlp_service.messages import to_response
from nlp_service.reading.geometry import Box, Point
from nlp_service.reading.lines import make_page
from nlp_service.reading.page import Document, PageSource, Word

Text = tuple[float, float, str]
Write = Callable[..., Document]


@pytest.fixture(scope="module")
def engine() -> LocalEngine:
    return LocalEngine()


def _word(number: int, text: str, box: Box, page: int = 1) -> Word:
    corners = (
        Point(box.left, box.top),
        Point(box.right, box.top),
        Point(box.right, box.bottom),
        Point(box.left, box.bottom),
    )
    return Word(f"{page}.{number}", text, 0.9, page, corners, box)


def _is_honest(extraction: Extraction) -> bool:
    to_response(extraction)
    return all(bool(reading.value) != (reading.absence is not None) for reading in extraction.readings)


def test_a_text_in_an_unknown_language_gives_reasons(engine: LocalEngine, write: Write) -> None:
    texts = [(0.1, 0.1 + 0.03 * row, "Квитанция зорглу мумзики бормоглаз") for row in range(20)]
    extraction = engine.extract(write(texts), Hints())
    assert _is_honest(extraction)
    assert {reading.absence for reading in extraction.readings if not reading.value} <= set(Absence)
    assert extraction.value("totals.gross") is None


def test_forty_pages_of_small_print_are_no_lines(engine: LocalEngine) -> None:
    sentence = ("the", "supplier", "may", "charge", "2", "%", "of", "what", "is", "due", "under", "this", "contract")
    pages = []
    for page in range(1, 41):
        words = [
            _word(row * 20 + column, text, Box(0.05 + 0.06 * column, top, 0.1 + 0.06 * column, top + 0.004), page)
            for row in range(12)
            for top in [0.04 + 0.07 * row]
            for column, text in enumerate(sentence)
        ]
        pages.append(make_page(page, 0.7, PageSource.TEXT_LAYER, words))
    extraction = engine.extract(Document(tuple(pages)), Hints())
    assert _is_honest(extraction)
    assert not any(reading.path.startswith("line_items") for reading in extraction.readings)


def test_absurd_numbers_are_no_amounts(engine: LocalEngine, write: Write) -> None:
    texts = [(0.1, 0.1, "Total"), (0.4, 0.1, "9" * 60), (0.1, 0.14, "VAT"), (0.4, 0.14, "1.2.3.4,5,6,7.8")]
    extraction = engine.extract(write(texts), Hints())
    assert _is_honest(extraction)
    assert extraction.value("totals.gross") is None


def test_words_outside_the_page_and_without_extent_are_not_there(engine: LocalEngine) -> None:
    places = (Box(1.2, 0.1, 1.3, 0.12), Box(0.1, -0.5, 0.2, -0.4), Box(0.1, 0.1, 0.1, 0.1), Box(0.2, 0.3, 0.1, 0.2))
    words = [_word(number, "Total 5.00", box) for number, box in enumerate(places)]
    assert make_page(1, 0.7, PageSource.OCR, words).rows == ()


def test_thousands_of_labels_and_values_on_one_line_are_read(engine: LocalEngine) -> None:
    texts = ("4711", "12.50", "GmbH", "Total", "01/02/2026")
    words = [_word(i, texts[i % 5], Box(i / 2000, 0.5, (i + 0.8) / 2000, 0.51)) for i in range(2000)]
    assert _is_honest(engine.extract(Document((make_page(1, 0.7, PageSource.OCR, words),)), Hints()))
