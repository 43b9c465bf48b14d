"""Spots: the places where the value of a label may stand, after it, to the right of it or below it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp_service.candidates.amounts import Amount
from nlp_service.candidates.survey import Survey
from nlp_service.reading.labels import Label
from nlp_service.reading.near import Side
from nlp_service.reading.page import Page, Row, Segment, Word

# How likely a value of the right form at a spot is the label's, by where it stands. Set by hand.
_LIKELIHOOD = {Side.AFTER: 0.93, Side.RIGHT: 0.91, Side.BELOW: 0.8}
# What a label in the middle of a sentence takes from that.
_IN_SENTENCE = 0.3
# A value stands at most this many text heights below its label, and as many rows.
_MOST_HEIGHTS_BELOW = 3.5
_MOST_ROWS_BELOW = 2
# How far left of its label a value below it may begin, in text heights.
_INDENT = 1.0
_WORD = re.compile(r"\w")
# These name a value themselves, or begin one, or stand in the midst of it.
_NO_STOPS = (
    "column.",
    "document_type.",
    "means.",
    "tax_reason.",
    "payment.early_payment_discounts",
    "totals.",
    "other.amount",
    "tendered",
    "change",
)
# Nor do words that only may be labels, such as `to` between two dates.
_LEAST_STOP = 0.55
_SENTENCE = ".sentence"
# A document says the same thing seldom so often; what comes later is left out, so that no page takes long.
_MOST_LABELS = 30
# `Discount 5 %` names the amount to its right.
_PERCENTAGE = re.compile(r"[\s(:–-]*\d[\d.,]*\s?%[\s):]*")
# A word for `number` or `of` between a label and its value is part of neither.
_JOINT = re.compile(
    r"[\s:.,;=/|)\]>–-]*(?:(?:nr|no|n[°º]|nº|num|núm|numer|número|numero|numéro|nummer|number|numara|#)"
    r"(?![^\W\d_])[\s.:°º#-]*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Spot:
    """Characters from `start` up to `end` of a segment, where the value of `label` may stand."""

    label: Label
    side: Side
    segment: Segment
    start: int
    end: int

    @property
    def text(self) -> str:
        """The characters."""
        return self.segment.text[self.start : self.end]

    @property
    def likelihood(self) -> float:
        """How likely something of the right form that begins here is the label's value, 0 to 1."""
        return _LIKELIHOOD[self.side] - _IN_SENTENCE * (1 - self.label.strength)

    def words(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that the characters from `start` up to `end` of `text` belong to."""
        return self.segment.words_between(self.start + start, self.start + end)


class Spots:
    """The labels of particulars in a document, and where their values may stand.

    A value ends where the next label begins, of a particular or of anything else.
    """

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._by_field: dict[str, list[Label]] = {}
        self._stops: dict[int, list[Label]] = {}
        self._amounts: dict[int, list[Amount]] = {}
        for amount in survey.amounts:
            self._amounts.setdefault(id(amount.segment), []).append(amount)
        for label in survey.particulars:
            of_field = self._by_field.setdefault(label.field, [])
            if len(of_field) < _MOST_LABELS:
                of_field.append(label)
        for label in (*survey.particulars, *survey.labels):
            is_stop = not label.field.startswith(_NO_STOPS) and not label.field.endswith(_SENTENCE)
            if is_stop and label.strength >= _LEAST_STOP:
                self._stops.setdefault(id(label.segment), []).append(label)

    def labels(self, field: str) -> tuple[Label, ...]:
        """The labels of `field`, in reading order."""
        return tuple(self._by_field.get(field, ()))

    def amounts_in(self, segment: Segment) -> tuple[Amount, ...]:
        """The amounts in `segment`, from left to right."""
        return tuple(self._amounts.get(id(segment), ()))

    def at(self, field: str, *, whole: bool = False) -> Iterator[Spot]:
        """The spots of every label of `field`, for each label the nearest first, as `at_label` says."""
        for label in self._by_field.get(field, ()):
            yield from self.at_label(label, whole=whole)

    def at_label(self, label: Label, *, whole: bool = False) -> Iterator[Spot]:
        """The spots of one label: what follows it, or else what stands to the right of it and below it.

        In a table of invoice lines only what follows it. A `whole` spot does not end at the next label, for values
        whose words name other fields as well.
        """
        after = self._after(label, whole=whole)
        if after is not None:
            yield after
        rest = label.segment.text[label.end :]
        if _WORD.search(rest) and not _PERCENTAGE.fullmatch(rest):
            return
        if id(label.segment) in self._survey.table_segments or not self._is_level(label.segment):
            return
        right = self._right(label, whole=whole)
        if right is not None:
            yield right
        yield from self._below(label)

    def _is_level(self, segment: Segment) -> bool:
        return self._survey.document.page(segment.page).is_level(segment)

    def next_label(self, segment: Segment, start: int) -> int:
        """Where the next label from `start` on begins in `segment`, or the segment ends."""
        return min(
            (stop.start for stop in self._stops.get(id(segment), ()) if stop.start >= start), default=len(segment.text)
        )

    def _spot(self, label: Label, side: Side, segment: Segment, place: tuple[int, int], *, whole: bool) -> Spot | None:
        start, end = place
        joint = _JOINT.match(segment.text, start, end)
        start = joint.end() if joint else start
        end = end if whole else min(end, self.next_label(segment, start))
        text = segment.text[start:end].rstrip()
        return Spot(label, side, segment, start, start + len(text)) if _WORD.search(text) else None

    def _after(self, label: Label, *, whole: bool) -> Spot | None:
        place = label.end, len(label.segment.text)
        return self._spot(label, Side.AFTER, label.segment, place, whole=whole)

    def _right(self, label: Label, *, whole: bool) -> Spot | None:
        row = self._survey.near.row_of(label.segment)
        place = next(index for index, other in enumerate(row.segments) if other is label.segment)
        for segment in row.segments[place + 1 :]:
            if not _WORD.search(segment.text):
                continue
            if id(segment) in self._survey.table_segments:
                return None
            return self._spot(label, Side.RIGHT, segment, (0, len(segment.text)), whole=whole)
        return None

    def _below(self, label: Label) -> Iterator[Spot]:
        page = self._survey.document.page(label.segment.page)
        number = page.row_number(label.segment)
        left, right = self._column(page, page.rows[number], label)
        for row in page.rows[number + 1 : number + 1 + _MOST_ROWS_BELOW]:
            if row.box.top - label.box.bottom > _MOST_HEIGHTS_BELOW * page.text_height:
                return
            for segment in row.segments:
                if id(segment) in self._survey.table_segments:
                    continue
                inside = _inside(segment, left, right)
                if inside is None:
                    continue
                spot = self._spot(label, Side.BELOW, segment, inside, whole=False)
                if spot is not None:
                    yield spot
                return

    def _column(self, page: Page, row: Row, label: Label) -> tuple[float, float]:
        """From where to where the value of a label may stand below it: up to what follows in the label's row."""
        indent = _INDENT * page.text_height / page.aspect
        following = [segment.box.left for segment in row.segments if segment.box.left > label.box.right]
        in_segment = [other.box.left for other in self._stops.get(id(label.segment), ()) if other.start >= label.end]
        return label.box.left - indent, min((*following, *in_segment), default=1.0)


def _inside(segment: Segment, left: float, right: float) -> tuple[int, int] | None:
    """Where the words of `segment` between `left` and `right` begin and end in its text; None without any."""
    start, spans = 0, []
    for word in segment.words:
        if left <= word.box.left and word.box.center_x < right:
            spans.append((start, start + len(word.text)))
        start += len(word.text) + 1
    return (spans[0][0], spans[-1][1]) if spans else None


def words_of(words: Iterable[Word]) -> str:
    """The characters of `words` with a space between them."""
    return " ".join(word.text for word in words)
