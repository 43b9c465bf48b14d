import pytest

from ocr_service.document.source_page import TextLayer
from ocr_service.geometry import Polygon
from ocr_service.pages.trust import is_worth_using
from ocr_service.words import Line, Word

BOX = Polygon.box(0, 0, 1, 1)


def _layer(words: int, *, unreadable: int = 0, picture_share: float = 0.0) -> TextLayer:
    line = Line(tuple(Word("word", 1.0, BOX) for _ in range(words)), BOX)
    return TextLayer((line,), characters=words * 4, unreadable=unreadable, picture_share=picture_share)


@pytest.mark.parametrize(
    ("layer", "worth"),
    [
        (_layer(40), True),
        (_layer(3), True),
        (_layer(2), False),
        (_layer(40, unreadable=16), True),
        (_layer(40, unreadable=17), False),
        (_layer(40, picture_share=1.0), True),
        (_layer(10, picture_share=1.0), False),
        (_layer(10, picture_share=0.3), True),
    ],
)
def test_text_is_used_when_there_is_enough_that_can_be_read(layer: TextLayer, worth: bool) -> None:
    assert is_worth_using(layer) is worth


def test_a_page_without_text_is_not_worth_using() -> None:
    assert not is_worth_using(TextLayer((), characters=0, unreadable=0, picture_share=0))
