from collections.abc import Sequence

from ocr_service.geometry import Polygon
from ocr_service.reading_order import in_reading_order
from ocr_service.words import Line, Word

PROSE = "the quick brown fox jumps over the lazy dog again"


def _line(text: str, left: float, top: float) -> Line:
    """Ten units a character, twenty high."""
    words, x = [], left
    for word in text.split():
        words.append(Word(word, 1.0, Polygon.box(x, top, x + 10 * len(word), top + 20)))
        x += 10 * (len(word) + 1)
    return Line(tuple(words), Polygon.around(word.polygon for word in words))


def _texts(lines: Sequence[Line]) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in lines]


def _shuffled(lines: Sequence[Line]) -> list[Line]:
    return [*lines[1::2], *lines[::2]]


def test_lines_are_read_row_by_row() -> None:
    lines = [_line("4", 80, 31), _line("2", 80, 1), _line("3", 0, 30), _line("1", 0, 0)]
    assert _texts(in_reading_order(lines)) == ["1", "2", "3", "4"]


def test_columns_of_text_are_read_one_after_the_other() -> None:
    title, end = _line("Terms and conditions of sale that hold for all of this " + PROSE, 0, 0), _line("Page 1", 0, 300)
    left = [_line(f"{PROSE} l{row}", 0, 40 + 30 * row) for row in range(8)]
    right = [_line(f"{PROSE} r{row}", 600, 40 + 30 * row) for row in range(8)]
    columns = [line for pair in zip(left, right, strict=True) for line in pair]
    assert _texts(in_reading_order(_shuffled([title, *columns, end]))) == _texts([title, *left, *right, end])


def test_three_columns_are_three() -> None:
    columns = [
        [_line(f"{PROSE} {name}{row}", x, 30 * row) for row in range(6)]
        for name, x in (("a", 0), ("b", 600), ("c", 1200))
    ]
    rows = [line for row in zip(*columns, strict=True) for line in row]
    assert _texts(in_reading_order(_shuffled(rows))) == _texts([line for column in columns for line in column])


def test_columns_whose_lines_are_not_level_are_columns_too() -> None:
    left = [_line(f"{PROSE} l{row}", 0, 30 * row) for row in range(6)]
    right = [_line(f"{PROSE} r{row}", 600, 14 + 25 * row) for row in range(7)]
    assert _texts(in_reading_order(_shuffled([*left, *right]))) == _texts([*left, *right])


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        [
            _line(f"{PROSE} {row}", 0, 30 * row),
            _line(f"{row}.00", 620, 30 * row),
            _line(f"{row * 12}.50 EUR", 760, 30 * row),
        ]
        for row in range(8)
    ]
    expected = [line for row in rows for line in row]
    assert _texts(in_reading_order(_shuffled(expected))) == _texts(expected)


def test_labels_and_their_values_are_read_together() -> None:
    pairs = [
        ("Invoice number", "RE 4711"),
        ("Invoice date", "3 May"),
        ("Customer", "Smith and Sons"),
        ("Order", "Ours of May"),
    ]
    expected = [
        line for row, pair in enumerate(pairs) for line in (_line(pair[0], 0, 30 * row), _line(pair[1], 300, 30 * row))
    ]
    assert _texts(in_reading_order(_shuffled(expected))) == _texts(expected)


def test_nothing_has_no_lines() -> None:
    assert in_reading_order([]) == []
