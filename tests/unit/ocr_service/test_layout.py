from ocr_service.geometry import Polygon
from ocr_service.layout import lines_of
from ocr_service.words import Line, Word


def _word(text: str, left: float, top: float, *, width: float = 30, height: float = 10) -> Word:
    return Word(text, 1.0, Polygon.box(left, top, left + width, top + height))


def _texts(lines: list[Line]) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in lines]


def test_words_side_by_side_form_a_line_from_left_to_right() -> None:
    assert _texts(lines_of([_word("b", 34, 1), _word("a", 0, 0), _word("c", 68, -1)])) == ["a b c"]


def test_a_wide_gap_ends_a_line_but_not_the_row() -> None:
    words = [_word("label", 0, 0), _word("12.00", 80, 0), _word("next", 0, 20), _word("3.00", 80, 20)]
    assert _texts(lines_of(words)) == ["label", "12.00", "next", "3.00"]


def test_lines_under_each_other_stay_apart_however_close() -> None:
    assert _texts(lines_of([_word("below", 0, 9), _word("above", 0, 0)])) == ["above", "below"]


def test_columns_whose_baselines_are_offset_do_not_run_together() -> None:
    words = [
        _word(f"{side}{row}", left, top + 10 * row, height=12)
        for row in range(4)
        for side, left, top in (("l", 0, 0), ("r", 90, 5))
    ]
    assert _texts(lines_of(words)) == ["l0", "r0", "l1", "r1", "l2", "r2", "l3", "r3"]


def test_a_line_spans_its_words() -> None:
    (line,) = lines_of([_word("a", 0, 0), _word("b", 34, 2)])
    assert line.polygon == Polygon.box(0, 0, 64, 12)


def test_nothing_has_no_lines() -> None:
    assert lines_of([]) == []
