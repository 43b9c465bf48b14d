"""A piece of a line: some characters of a segment, with the words that they stand in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp_service.reading.page import Segment, Word

_PARTING = re.compile(r"\s+[-–—·•|*~/]+\s+|\s*[,;·•|]\s+|\s*,\s*(?=\D)")
_TRIMMED = " \t,;:·•|-–—*✉☎"


@dataclass(frozen=True)
class Piece:
    """The characters from `start` up to `end` of a segment's text."""

    segment: Segment
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters."""
        return self.segment.text[self.start : self.end]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words they belong to."""
        return self.segment.words_between(self.start, self.end)

    def part(self, start: int, end: int) -> "Piece":
        """The characters from `start` up to `end` of this piece, without blanks and signs around them."""
        while start < end and self.text[start] in _TRIMMED:
            start += 1
        while end > start and self.text[end - 1] in _TRIMMED:
            end -= 1
        return Piece(self.segment, self.start + start, self.start + end)

    @property
    def trimmed(self) -> "Piece":
        """The piece without blanks and signs around it."""
        return self.part(0, self.end - self.start)

    def split(self) -> Iterator["Piece"]:
        """The pieces between commas, dots and dashes that stand between blanks; empty ones are left out."""
        position = 0
        for match in [*_PARTING.finditer(self.text), None]:
            found = self.part(position, match.start() if match else len(self.text))
            if found.start < found.end:
                yield found
            position = match.end() if match else 0


def whole(segment: Segment) -> Piece:
    """All of `segment`."""
    return Piece(segment, 0, len(segment.text))
