"""Nearness: which labels stand beside or above a value, and how closely each belongs to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from nlp_service.reading.geometry import Box
from nlp_service.reading.labels import Label
from nlp_service.reading.page import Document, Page, Row, Segment


class Side(Enum):
    """Where a value stands, seen from its label."""

    AFTER = "after it in the same run of words"
    RIGHT = "to the right of it"
    BELOW = "below it"


@dataclass(frozen=True, slots=True)
class Link:
    """A label that belongs to a value. `strength` is 0 to 1: of the label itself, times how closely it belongs."""

    label: Label
    side: Side
    strength: float


# How closely a value belongs to a label on each side, before distance.
_CLOSENESS = {Side.AFTER: 1.0, Side.RIGHT: 0.95, Side.BELOW: 0.8}
# A label is looked for at most this many text heights above its value, and as many rows.
_MOST_HEIGHTS_ABOVE = 7.0
_MOST_ROWS_ABOVE = 12
# Names and addresses may be indented below their label by this many text heights, other values by the last.
_PARTY_INDENT = 3.0
_INDENT = 0.5
_PARTIES = ("customer", "supplier", "remit_to", "other.party")
# Of the labels before a value in one run of words, the nearest so many may be its own; lines of small print hold more.
_MOST_LABELS_BEFORE = 12
# A section of a form goes on for at most this many rows below its heading.
_MOST_ROWS_OF_SECTION = 8
# These name columns or the kind of document, not a value beside them.
_NAMES_NO_VALUE = ("column.", "document_type.")


class Neighbourhood:
    """The labels of a document by where they stand."""

    def __init__(self, document: Document, labels: Iterable[Label]) -> None:
        self._by_segment: dict[int, list[Label]] = {}
        self._naming: dict[int, list[Label]] = {}
        for label in labels:
            self._by_segment.setdefault(id(label.segment), []).append(label)
            if not label.field.startswith(_NAMES_NO_VALUE):
                self._naming.setdefault(id(label.segment), []).append(label)
        self._pages = {page.number: page for page in document.pages}

    def row_of(self, segment: Segment) -> Row:
        """The row that `segment` stands in."""
        page, number = self._place(segment)
        return page.rows[number]

    def _place(self, segment: Segment) -> tuple[Page, int]:
        page = self._pages[segment.page]
        return page, page.row_number(segment)

    def labels_in(self, segment: Segment) -> list[Label]:
        """The labels in `segment`."""
        return self._by_segment.get(id(segment), [])

    def section_of(self, segment: Segment, fields: tuple[str, ...]) -> Label | None:
        """The nearest label of `fields` that heads the rows above `segment`, as in a form with a section a party."""
        page, index = self._place(segment)
        for row in reversed(page.rows[max(0, index - _MOST_ROWS_OF_SECTION) : index]):
            for other in row.segments:
                for label in self._naming_in(other):
                    if label.field in fields and label.start == 0 and label.box.left <= segment.box.left:
                        return label
        return None

    def _naming_in(self, segment: Segment) -> list[Label]:
        return self._naming.get(id(segment), [])

    def links(self, segment: Segment, start: int, box: Box) -> list[Link]:
        """The labels of the value that begins at `start` in `segment` and stands at `box`, closest first.

        Text that runs up or down the page has none.
        """
        if not self._pages[segment.page].is_level(segment):
            return []
        found = [*self._after(segment, start), *self._right(segment, start, box), *self._below(segment, start, box)]
        return sorted(found, key=lambda link: -link.strength)

    def _after(self, segment: Segment, start: int) -> Iterable[Link]:
        before = [label for label in self._naming_in(segment) if label.end <= start]
        before = sorted(before, key=lambda label: label.end)[-_MOST_LABELS_BEFORE:]
        nearest = before[-1].end if before else 0
        for label in before:
            between = len(segment.text[label.end : start].split())
            hidden = 0.5 if label.end < nearest else 1.0
            yield self._link(label, Side.AFTER, hidden * max(0.3, 1 - 0.12 * max(0, between - 1)))

    def _right(self, segment: Segment, start: int, box: Box) -> Iterable[Link]:
        if any(label.end <= start for label in self._naming_in(segment)):
            return
        row = self.row_of(segment)
        place = next(index for index, other in enumerate(row.segments) if other is segment)
        for distance, other in enumerate(reversed(row.segments[:place])):
            labels = self._naming_in(other)
            if labels:
                last = max(label.end for label in labels)
                for label in labels:
                    trailing = len(other.text[label.end :].split())
                    closeness = max(0.2, 1 - 0.12 * distance - 0.06 * trailing) * (1.0 if label.end == last else 0.7)
                    yield self._link(label, Side.RIGHT, closeness)
                return

    def _below(self, segment: Segment, start: int, box: Box) -> Iterable[Link]:
        page, index = self._place(segment)
        covered = 0
        for row in reversed(page.rows[max(0, index - _MOST_ROWS_ABOVE) : index]):
            height = max(box.height, page.text_height)
            gap = (box.top - row.box.bottom) / height
            if gap > _MOST_HEIGHTS_ABOVE:
                return
            reach = _PARTY_INDENT * height / page.aspect
            over = [other for other in row.segments if other.box.shared_width(box) > -reach]
            for other in over:
                for label in self._naming_in(other):
                    indent = _PARTY_INDENT if label.field in _PARTIES else _INDENT
                    if label.box.shared_width(box) > -indent * height / page.aspect and not _has_value(label):
                        closeness = max(0.15, 1 - 0.08 * max(0.0, gap) - 0.25 * covered)
                        yield self._link(label, Side.BELOW, closeness)
            covered += any(other.box.shared_width(box) > 0 for other in over)
            if covered >= 3:
                return

    @staticmethod
    def _link(label: Label, side: Side, closeness: float) -> Link:
        return Link(label, side, label.strength * closeness * _CLOSENESS[side])


def _has_value(label: Label) -> bool:
    """Whether something that may be the label's value follows it in its own segment."""
    return any(character.isdigit() for character in label.segment.text[label.end :])
