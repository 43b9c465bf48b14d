"""Page counters: `Page 1 of 2`, in any language."""

import re
from collections.abc import Iterable
from functools import cache

from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Segment

Counter = tuple[int, int | None]


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, words_of("page")), key=len, reverse=True))
    return re.compile(
        rf"(?<![a-z])(?:{words})\.?\s*(?:n[or°.]*|#)?\s*:?\s*(\d{{1,3}})"
        r"(?:\s*(?:/|[a-z]{1,3})\s*(\d{1,3}))?(?!\d|[.,]\d)"
    )


def find_counter(segments: Iterable[Segment]) -> Counter | None:
    """The number that a page gives itself, and of how many where it says so; None where it says nothing that can be."""
    for segment in segments:
        found = _pattern().search(fold(segment.text))
        if found is not None:
            number, count = int(found[1]), int(found[2]) if found[2] else None
            if number >= 1 and (count is None or number <= count):
                return number, count
    return None
