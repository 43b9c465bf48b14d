from hypothesis import given
from hypothesis import strategies as st

from tests.accuracy.report.difference import Piece, differences


def test_characters_that_the_other_text_has_not_are_marked() -> None:
    assert differences("R-18", "R-17") == (Piece("R-1", differs=False), Piece("8", differs=True))


def test_a_text_that_is_all_other_is_one_marked_piece() -> None:
    assert differences("abc", "") == (Piece("abc", differs=True),)


@given(st.text(max_size=20), st.text(max_size=20))
def test_the_pieces_are_the_text(text: str, other: str) -> None:
    assert "".join(piece.text for piece in differences(text, other)) == text
