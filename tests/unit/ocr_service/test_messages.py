import pytest

from ocr_service.geometry import Polygon
from ocr_service.messages import PageFrame, line_messages
from ocr_service.words import Line, Word

PAGE = PageFrame(number=2, width=200, height=100)


def _line(*texts: str) -> Line:
    words = tuple(
        Word(text, 0.75, Polygon.box(20 * index, 50, 20 * index + 10, 60)) for index, text in enumerate(texts)
    )
    return Line(words, Polygon.box(0, 50, 200, 60))


def test_words_are_numbered_through_the_page() -> None:
    lines = line_messages([_line("a", "b"), _line("c")], PAGE)
    assert [[word.id for word in line.words] for line in lines] == [["2.1", "2.2"], ["2.3"]]


def test_outlines_become_fractions_of_the_page() -> None:
    (line,) = line_messages([_line("a", "b")], PAGE)
    assert [point.x for point in line.polygon.points] == pytest.approx([0, 1, 1, 0])
    assert [point.y for point in line.polygon.points] == pytest.approx([0.5, 0.5, 0.6, 0.6])
    assert line.words[1].polygon.points[0].x == pytest.approx(0.1)
    assert line.words[1].text == "b"
    assert line.words[1].confidence == pytest.approx(0.75)
