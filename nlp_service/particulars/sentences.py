"""Sentences: the words around a label or from a place on, up to the full stop, over the rows that they run over."""

import re

from nlp_service.particulars.facts import Facts
from nlp_service.reading.labels import Label
from nlp_service.reading.page import Page, Row, Segment, Word

_END = re.compile(r"[.;!](?:\s|$)")
# Points that end no sentence.
_ABBREVIATED = re.compile(r"(?:\b\w{1,3}|\d|abz|inkl|exkl|zzgl)\.\s?$")
_LONGEST_ABBREVIATION = 8
# A sentence runs over at most so many rows, which stand no further apart than this, in text heights.
_MOST_ROWS = 3
_ROW_GAP = 1.2
# What no sentence ends with.
_OPEN = re.compile(
    r"(?:[,/%€$£§–-]|\b(?:nach|bis|zum|innerhalb|von|der|die|das|dem|den|des|auf|und|oder|mit|gemäß|of|by|within|to|the|from|"
    r"and|or|de|du|à|au|sur|le|la|les|et|ou|dans|selon|en|el|los|del|según|entro|il|di|dalla|van|binnen|na|het|een|op|do|"
    r"od|w|para|da|no|ile|ve|iban))$",
    re.IGNORECASE,
)


def sentence_at(facts: Facts, label: Label) -> tuple[Word, ...]:
    """The words of the sentence that holds `label`; it may begin in the row above and go on in those below."""
    start = 0
    for end in _END.finditer(label.segment.text[: label.start]):
        if not _is_abbreviated(label.segment.text, end.start()):
            start = end.end()
    words = sentence_from(facts, label.segment, start)
    above = _begun_above(facts, label.segment) if start == 0 else None
    return words if above is None else (*above.words, *words)


def sentence_from(facts: Facts, segment: Segment, start: int) -> tuple[Word, ...]:
    """The words from `start` on up to the end of the sentence, which may be in the rows below."""
    end = _end_of(segment.text, start)
    words = segment.words_between(start, len(segment.text) if end is None else end)
    page = facts.survey.document.page(segment.page)
    if not page.is_level(segment):
        return words
    last, number = segment, page.row_number(segment)
    for row in page.rows[number + 1 : number + 2 * _MOST_ROWS]:
        following = _aligned(page, last, row) if end is None else None
        if following is None:
            continue
        if not _goes_on(facts, last, following):
            break
        end = _end_of(following.text, 0)
        words = (*words, *following.words_between(0, len(following.text) if end is None else end))
        last = following
    return words


def _begun_above(facts: Facts, segment: Segment) -> Segment | None:
    """The segment of the row above in which the sentence begins that `segment` goes on with."""
    page = facts.survey.document.page(segment.page)
    number = page.row_number(segment) if page.is_level(segment) else 0
    above = _aligned(page, segment, page.rows[number - 1]) if number else None
    return above if above is not None and segment.text[0].islower() and _end_of(above.text, 0) is None else None


def _end_of(text: str, start: int) -> int | None:
    for end in _END.finditer(text, start):
        if not _is_abbreviated(text, end.start()):
            return end.start() + 1
    return None


def _is_abbreviated(text: str, point: int) -> bool:
    return _ABBREVIATED.search(text[max(0, point - _LONGEST_ABBREVIATION) : point + 1]) is not None


def _aligned(page: Page, segment: Segment, row: Row) -> Segment | None:
    """The segment of a neighbouring row that begins right above or below `segment`."""
    gap = max(row.box.top - segment.box.bottom, segment.box.top - row.box.bottom)
    if gap > _ROW_GAP * page.text_height:
        return None
    reach = page.text_height / page.aspect
    return next((other for other in row.segments if abs(other.box.left - segment.box.left) <= reach), None)


def _goes_on(facts: Facts, segment: Segment, following: Segment) -> bool:
    """Whether the text of `segment` cannot end there, or `following` cannot begin a sentence and is no label."""
    if _OPEN.search(segment.text.rstrip()):
        return True
    return following.text[0].islower() and facts.spots.next_label(following, 0) > 0
