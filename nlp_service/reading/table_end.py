"""What ends a table of lines: the words that begin totals or another part of the document."""

from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Row, Segment


def ends_table(row: Row) -> bool:
    """Whether this row begins the totals or another part of the document."""
    return starts_with(row, "table_end") and not starts_with(row, "carried_forward")


def says_exactly(segment: Segment, kind: str) -> bool:
    """Whether `segment` says a phrase of this kind and nothing else."""
    return " ".join(_plain_words(segment)) in words_of(kind)


def _plain_words(segment: Segment) -> list[str]:
    return fold(segment.text).replace(":", " ").replace(".", " ").split()


def starts_with(row: Row, kind: str) -> bool:
    """Whether one of the first segments of `row` begins with a phrase of this kind."""
    phrases = words_of(kind)
    for segment in row.segments[:3]:
        words = _plain_words(segment)
        if any(" ".join(words[:count]) in phrases for count in (1, 2, 3)):
            return True
    return False
