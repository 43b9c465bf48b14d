"""Text that runs up or down the page, as notes in the margin do: kept apart, so that it joins no row of level text."""

from collections.abc import Iterable, Sequence

from nlp_service.reading.page import Row, Segment, Word

# A word whose own top edge rises this much more than it goes sideways stands upright. OCR turns stray digits so, too:
# only words of several letters that are taller than wide are sure, and others count on the same line as a sure one.
_STEEP = 2.0
_FEWEST_LETTERS = 3
_TALLER = 1.4
# Words share an upright line when they have this part of the narrower one's width in common.
_SAME_LINE = 0.5
# A word joins one of so many lines that were begun last.
_LINES_BACK = 4


def part_upright(words: Sequence[Word], aspect: float) -> tuple[list[Word], list[Row]]:
    """The level words, and the upright lines from left to right, each a row of one segment in its own order."""
    lines: list[list[Word]] = []
    for word in sorted((w for w in words if _is_turned(w, aspect)), key=lambda w: w.box.center_x):
        line = next((line for line in reversed(lines[-_LINES_BACK:]) if _goes_on(line[0], word)), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    sure = [line for line in lines if any(_is_sure(word, aspect) for word in line)]
    upright = {id(word) for line in sure for word in line}
    level = [word for word in words if id(word) not in upright]
    return level, [Row((Segment(tuple(_in_order(line))),)) for line in sure]


def _is_turned(word: Word, aspect: float) -> bool:
    start, end = word.polygon[:2]
    return abs(end.y - start.y) > _STEEP * abs(end.x - start.x) * aspect


def _is_sure(word: Word, aspect: float) -> bool:
    return len(word.text) >= _FEWEST_LETTERS and word.box.height > _TALLER * word.box.width * aspect


def _goes_on(first: Word, word: Word) -> bool:
    """Whether `word` runs the same way as the line that begins with `first`, above or below it."""
    shared = first.box.shared_width(word.box)
    return shared > _SAME_LINE * min(first.box.width, word.box.width) and _rises(first) == _rises(word)


def _rises(word: Word) -> bool:
    return word.polygon[1].y < word.polygon[0].y


def _in_order(line: Iterable[Word]) -> list[Word]:
    return sorted(line, key=lambda word: -word.polygon[0].y if _rises(word) else word.polygon[0].y)
