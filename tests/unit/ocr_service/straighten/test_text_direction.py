import pytest

from ocr_service.geometry import Polygon
from ocr_service.straighten.text_direction import quarters_of
from ocr_service.words import Line, Word

BOX = Polygon.box(10, 10, 90, 20)


def _line(text: str, quarters: int = 0) -> Line:
    """A line that is upright once the page is turned by so many quarters."""
    outline = BOX.turned(quarters) if quarters % 2 == 0 else Polygon.box(10, 10, 20, 90).turned(quarters)
    return Line((Word(text, 1.0, outline),), outline)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_the_page_is_turned_as_its_text_runs(quarters: int) -> None:
    assert quarters_of([_line("Invoice", quarters), _line("Total", quarters)]) == quarters


def test_a_note_at_the_edge_does_not_turn_the_page() -> None:
    assert quarters_of([_line("Invoice number"), _line("Form 7", 3)]) == 0


def test_text_at_odds_does_not_turn_the_page() -> None:
    assert quarters_of([_line("four"), _line("fourteen", 1)]) == 0


def test_no_text_does_not_turn_the_page() -> None:
    assert quarters_of([]) == 0
