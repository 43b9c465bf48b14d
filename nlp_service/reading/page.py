"""The reading model: words, the segments they form, and the pages of a document. Independent of the wire format."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import accumulate, groupby

from nlp_service.reading.geometry import Box, Point, Region


class PageSource(Enum):
    """Where the words of a page come from."""

    TEXT_LAYER = "text layer"
    OCR = "ocr"


@dataclass(frozen=True, slots=True)
class Word:
    """Characters between spaces. `confidence` is the recognising engine's own, 0 to 1.

    `polygon` is where it stands on the page, `box` where it would stand if the lines of the page were level.
    """

    id: str
    text: str
    confidence: float
    page: int
    polygon: tuple[Point, Point, Point, Point]
    box: Box


# In `1 234,56` the space is no wider than this many digits.
_WIDEST_GROUP_GAP = 1.4


@dataclass(frozen=True)
class Segment:
    """Words on one baseline with no wide gap between them: the smallest run of text that belongs together."""

    words: tuple[Word, ...]

    @property
    def page(self) -> int:
        """The page it stands on, counted from 1."""
        return self.words[0].page

    @cached_property
    def box(self) -> Box:
        """What surrounds all words."""
        return Box.union(word.box for word in self.words)

    @cached_property
    def text(self) -> str:
        """The words with one space between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def spaced_text(self) -> str:
        """`text` with a tab for each space that is too wide to part the groups of one number."""
        parts = [self.words[0].text]
        for left, right in zip(self.words, self.words[1:], strict=False):
            # A 1 alone is narrow: the wider digits of both sides are the measure.
            digit = max(word.box.width / max(1, len(word.text)) for word in (left, right))
            parts.append(" " if right.box.left - left.box.right <= _WIDEST_GROUP_GAP * digit else "\t")
            parts.append(right.text)
        return "".join(parts)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(accumulate((len(word.text) + 1 for word in self.words[:-1]), initial=0))

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that the characters from `start` up to `end` of `text` belong to."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        return self.words[first : last + 1]

    def box_between(self, start: int, end: int) -> Box:
        """Where the characters from `start` up to `end` stand, as if all characters of a word were equally wide."""
        words = self.words_between(start, end)
        whole = Box.union(word.box for word in words)
        first = self._starts[bisect_right(self._starts, start) - 1]
        length = max(1, len(" ".join(word.text for word in words)))
        left = whole.left + whole.width * max(0, start - first) / length
        right = whole.left + whole.width * min(length, end - first) / length
        return Box(left, whole.top, max(left, right), whole.bottom)


@dataclass(frozen=True)
class Row:
    """Segments side by side on one baseline, from left to right."""

    segments: tuple[Segment, ...]

    @property
    def page(self) -> int:
        """The page it stands on, counted from 1."""
        return self.segments[0].page

    @cached_property
    def box(self) -> Box:
        """What surrounds all segments."""
        return Box.union(segment.box for segment in self.segments)

    @cached_property
    def text(self) -> str:
        """The segments' text with two spaces between them."""
        return "  ".join(segment.text for segment in self.segments)


@dataclass(frozen=True)
class Page:
    """A page in rows of level text from top to bottom. `aspect` is its width divided by its height.

    Lines that run up or down the page are `upright`, and in no row.
    """

    number: int
    aspect: float
    source: PageSource
    rows: tuple[Row, ...]
    upright: tuple[Row, ...] = ()

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All level segments, row by row."""
        return tuple(segment for row in self.rows for segment in row.segments)

    @cached_property
    def _row_numbers(self) -> dict[int, int]:
        return {id(segment): number for number, row in enumerate(self.rows) for segment in row.segments}

    def row_number(self, segment: Segment) -> int:
        """The position in `rows` of the row that `segment`, which must be of this page, stands in."""
        return self._row_numbers[id(segment)]

    def is_level(self, segment: Segment) -> bool:
        """Whether `segment` stands in one of the `rows`."""
        return id(segment) in self._row_numbers

    @cached_property
    def text_height(self) -> float:
        """The height of ordinary text: the median over its characters; 0.01 on an empty page."""
        heights = sorted(word.box.height for segment in self.segments for word in segment.words for _ in word.text[1:])
        return max(heights[len(heights) // 2], 1e-4) if heights else 0.01


@dataclass(frozen=True)
class Document:
    """The pages that could be read, by number."""

    pages: tuple[Page, ...]

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All segments in reading order."""
        return tuple(segment for page in self.pages for segment in page.segments)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """All rows in reading order."""
        return tuple(row for page in self.pages for row in page.rows)

    @cached_property
    def upright(self) -> tuple[Row, ...]:
        """The lines that run up or down their page, each of one segment."""
        return tuple(row for page in self.pages for row in page.upright)

    def page(self, number: int) -> Page:
        """The page of this number, which must be there."""
        return next(page for page in self.pages if page.number == number)


def regions_of(words: Iterable[Word]) -> tuple[Region, ...]:
    """One region for each run of `words` on one line, from the left edge of its first to the right edge of its last."""
    runs: list[list[Word]] = []
    for _, on_page in groupby(words, key=lambda word: word.page):
        for word in on_page:
            if (
                runs
                and runs[-1][-1].page == word.page
                and word.box.left >= runs[-1][-1].box.left
                and word.box.shared_height(runs[-1][-1].box) > 0
            ):
                runs[-1].append(word)
            else:
                runs.append([word])
    return tuple(
        Region(run[0].page, (run[0].polygon[0], run[-1].polygon[1], run[-1].polygon[2], run[0].polygon[3]))
        for run in runs
    )
