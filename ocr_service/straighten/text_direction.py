"""By how many quarters a page must be turned so that the text that its file holds is read from left to right."""

from collections import Counter
from collections.abc import Iterable

from ocr_service.words import Line

# A page is turned when this share of its characters runs another way.
_LEAST_SHARE = 0.7


def quarters_of(lines: Iterable[Line]) -> int:
    """The quarter turns, clockwise; 0 where the text does not plainly run another way."""
    characters: Counter[int] = Counter()
    for line in lines:
        characters[-round(line.polygon.slope / 90) % 4] += sum(len(word.text) for word in line.words)
    if not characters:
        return 0
    (quarters, count), *_ = characters.most_common()
    return quarters if count >= _LEAST_SHARE * characters.total() else 0
