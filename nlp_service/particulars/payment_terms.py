"""The terms of payment as printed: the text at their label, or a sentence that begins as such sentences do."""

import re
from collections.abc import Iterator

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely
from nlp_service.particulars.spots import words_of
from nlp_service.reading.labels import Label
from nlp_service.reading.near import Side
from nlp_service.reading.page import Row, Segment, Word

FIELD = "payment_terms"
_SENTENCE = "payment_terms.sentence"
_AT_LABEL, _BELOW, _IN_TEXT = 0.9, 0.78, 0.8
_LETTERS = re.compile(r"[^\W\d_]{3}|\d\s?[^\W\d_]|\d\s?%")
# `Terms & Conditions` are none of payment.
_GOES_ON = re.compile(r"(?:&|and|und|et|of|y|e|en|i|ve)\b|&", re.IGNORECASE)
# Below a label stands no word alone, unless it is the code of a condition, such as `CIA` for cash in advance.
_CODE = re.compile(r"[A-Z]{2,4}")
_DIGIT = re.compile(r"\d")
_END = re.compile(r"[.;!](?:\s|$)")
# Points that end no sentence.
_ABBREVIATED = re.compile(r"(?:\b\w{1,3}|\d|abz|inkl|exkl|zzgl)\.\s?$")
# A sentence runs over at most so many rows, and a record takes so many characters.
_MOST_ROWS = 3
_LONGEST = 400
_ROW_GAP = 1.2


def find_payment_terms(facts: Facts) -> Iterator[Scored]:
    """The candidates for the terms, in reading order."""
    for label in facts.spots.labels(FIELD):
        found = _at_label(facts, label)
        if found is not None:
            yield found
    for label in facts.spots.labels(_SENTENCE):
        words = sentence_at(facts, label)
        text = words_of(words)
        if _DIGIT.search(text) or label.strength == 1.0:
            yield likely(FIELD, text[:_LONGEST], words, _IN_TEXT, label_words=())


def _at_label(facts: Facts, label: Label) -> Scored | None:
    spot = next(facts.spots.at_label(label), None)
    if spot is None:
        return None
    if spot.side is Side.BELOW:
        words, likelihood = spot.words(0, len(spot.text)), _BELOW
    else:
        words, likelihood = _sentence(facts, spot.segment, spot.start), _AT_LABEL
    text = words_of(words)
    if not _LETTERS.search(text) or _GOES_ON.match(text) or label.strength < 1:
        return None
    if spot.side is Side.BELOW and not _DIGIT.search(text) and not _CODE.fullmatch(text):
        return None
    return likely(FIELD, text[:_LONGEST], words, likelihood, label_words=label.words)


def sentence_at(facts: Facts, label: Label) -> tuple[Word, ...]:
    """The words of the sentence that holds `label`, over up to three rows."""
    start = 0
    for end in _END.finditer(label.segment.text[: label.start]):
        if not _ABBREVIATED.search(label.segment.text[: end.start() + 1]):
            start = end.end()
    return _sentence(facts, label.segment, start)


def _sentence(facts: Facts, segment: Segment, start: int) -> tuple[Word, ...]:
    """The words from `start` on up to the end of the sentence, which may go on in the rows below."""
    end = _end_of(segment.text, start)
    words = segment.words_between(start, len(segment.text) if end is None else end)
    page = facts.survey.document.page(segment.page)
    if not page.is_level(segment):
        return words
    rows = page.rows[page.row_number(segment) + 1 :]
    last = segment
    for row in rows[: _MOST_ROWS - 1]:
        following = _continued(last, row, page.text_height, page.aspect) if end is None else None
        if following is None or facts.spots.next_label(following, 0) == 0:
            break
        end = _end_of(following.text, 0)
        words = (*words, *following.words_between(0, len(following.text) if end is None else end))
        last = following
    return words


def _end_of(text: str, start: int) -> int | None:
    for end in _END.finditer(text, start):
        if not _ABBREVIATED.search(text[: end.start() + 1]):
            return end.start() + 1
    return None


def _continued(segment: Segment, row: Row, height: float, aspect: float) -> Segment | None:
    """The segment of the next row that goes on with the text of `segment`: right below it, and not begun anew."""
    if row.box.top - segment.box.bottom > _ROW_GAP * height:
        return None
    for other in row.segments:
        if abs(other.box.left - segment.box.left) <= height / aspect:
            goes_on = other.text[:1].islower() or segment.text.rstrip()[-1:] in ",-–/"
            return other if goes_on else None
    return None
