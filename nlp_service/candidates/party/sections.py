"""Sections of a form: rows of labels and values below the heading of one party."""

from collections.abc import Iterator

from nlp_service.candidates.party.block import Block
from nlp_service.candidates.party.headings import Headings
from nlp_service.candidates.survey import Survey
from nlp_service.reading.labels import Label
from nlp_service.reading.page import Page, Segment

# A section ends where the gap is so many times that between its rows before.
_WIDER_GAP = 1.9
_MOST_ROWS = 16
# Text of one column of a form begins at most this part of the page's width left of its heading.
_COLUMN = 0.01


def find_sections(survey: Survey, headings: Headings) -> Iterator[Block]:
    """The rows below each heading of a party, where the label of its name stands among them on the left."""
    for label in headings.of_parties:
        if headings.is_alone(label):
            lines = tuple(_section(survey.document.page(label.segment.page), label, headings))
            left = (line for line in lines if abs(line.box.left - label.box.left) < _COLUMN)
            if any(own.field == "party.name" for line in left for own in survey.near.labels_in(line)):
                yield Block(label.field, lines, label)


def _section(page: Page, heading: Label, headings: Headings) -> Iterator[Segment]:
    start = page.row_number(heading.segment)
    upper, widest = page.rows[start], 0.0
    left = heading.box.left - _COLUMN
    beside = [s.box.left for s in upper.segments if s.box.left > heading.box.right and headings.ends_block(s)]
    right = min(beside, default=1.0) - _COLUMN
    for row in page.rows[start + 1 : start + 1 + _MOST_ROWS]:
        step = row.box.top - upper.box.top
        inside = [segment for segment in row.segments if left <= segment.box.left < right]
        if not inside or (widest and step > _WIDER_GAP * widest) or any(map(headings.ends_block, inside)):
            return
        yield from inside
        upper, widest = row, max(widest, step)
