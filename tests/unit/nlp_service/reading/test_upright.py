from collections.abc import Callable, Iterator

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.candidates.identifiers import find_ibans, find_vat_ids
from nlp_service.candidates.survey import survey
from nlp_service.reading.geometry import Box, Point
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.lines import make_page
from nlp_service.reading.page import Document, Page, PageSource, Word

ASPECT = 0.707
IBAN = "DE89 3704 0044 0532 0130 00"
NOTE = f"Stadtbank IBAN {IBAN} USt-IdNr. DE136695976"


def running(text: str, x: float, *, up: bool) -> Iterator[Word]:
    """The words of `text` on a line that runs up from 0.9 or down from 0.1, their polygons as OCR gives them."""
    y = 0.9 if up else 0.1
    for number, part in enumerate(text.split()):
        end = y + (-0.01 if up else 0.01) * len(part)
        left, right = (x, x + 0.012) if up else (x + 0.012, x)
        corners = (Point(left, y), Point(left, end), Point(right, end), Point(right, y))
        yield Word(f"1.u{number}", part, 1.0, 1, corners, Box.around(corners))
        y = end + (-0.004 if up else 0.004)


@pytest.fixture
def with_margin(make_words: Callable[..., list[Word]]) -> Callable[..., Page]:
    """A table beside a note that runs along the margin."""
    table = make_words(
        [(0.1, 0.30, "Description"), (0.6, 0.30, "Quantity"), (0.8, 0.30, "Amount")]
        + [(0.1, 0.3 + 0.02 * i, f"Brass hinge {i}") for i in range(1, 20)]
        + [(0.6, 0.3 + 0.02 * i, str(i)) for i in range(1, 20)]
        + [(0.8, 0.3 + 0.02 * i, f"{10 * i}.00") for i in range(1, 20)]
    )

    def make(*, up: bool) -> Page:
        return make_page(1, ASPECT, PageSource.OCR, [*table, *running(NOTE, 0.03, up=up)])

    return make


@pytest.mark.parametrize("up", [True, False])
def test_a_note_up_or_down_the_margin_is_one_line_of_its_own(with_margin: Callable[..., Page], *, up: bool) -> None:
    page = with_margin(up=up)
    assert [row.text for row in page.upright] == [NOTE]
    assert page.rows[3].text == "Brass hinge 3  3  30.00"


def test_lines_side_by_side_run_each_on_its_own() -> None:
    words = [*running("Registered in", 0.03, up=True), *running("Company 4711", 0.05, up=True)]
    assert [row.text for row in make_page(1, ASPECT, PageSource.OCR, words).upright] == [
        "Registered in",
        "Company 4711",
    ]


@pytest.mark.parametrize("text", ["5", "41", "S"])
def test_a_stray_digit_that_ocr_has_turned_stays_in_its_row(make_words: Callable[..., list[Word]], text: str) -> None:
    words = make_words([(0.1, 0.3, "Brass hinge"), (0.8, 0.3, "12.00")])
    corners = (Point(0.6, 0.312), Point(0.6, 0.3), Point(0.607, 0.3), Point(0.607, 0.312))
    page = make_page(1, ASPECT, PageSource.OCR, [*words, Word("1.t", text, 0.5, 1, corners, Box.around(corners))])
    assert page.upright == ()
    assert [row.text for row in page.rows] == [f"Brass hinge  {text}  12.00"]


def test_what_check_digits_prove_is_found_in_the_margin(with_margin: Callable[..., Page], finder: LabelFinder) -> None:
    page = with_margin(up=True)
    over = survey(Document((page,)), Hints(), finder)
    assert {candidate.value for candidate in find_ibans(over)} == {IBAN.replace(" ", "")}
    assert {candidate.value for candidate in find_vat_ids(over)} == {"DE136695976"}
    (note,) = page.upright
    assert not any(word in note.segments[0].words for amount in over.amounts for word in amount.words)
