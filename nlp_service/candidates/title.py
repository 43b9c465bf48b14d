"""The title that begins a line and numbers and dates the document: `Handelsrechnung Nr. 471102 vom 05.06.2018`."""

import re

from nlp_service.candidates.survey import Survey
from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold
from nlp_service.reading.labels import Label
from nlp_service.reading.near import Link, Side
from nlp_service.reading.page import Segment

_TITLES = frozenset(
    f"document_type.{name}" for name in ("invoice", "credit_note", "corrected_invoice", "debit_note", "pro_forma")
)
# `Ihre Rechnung`, `Votre facture`: at most so many letters before the title.
_MOST_BEFORE = 8
# A title's first word, and what stands between a title and its number, are at most so many characters.
_LONGEST_TITLE, _LONGEST_BETWEEN = 60, 40
# What may stand between the title and the number that it gives: a code, and a word or sign for `number`.
_BEFORE_NUMBER = re.compile(
    r"[\s:,.]*(?:\(\w{1,4}\)[\s:,.]*)?"
    r"(?P<sign>(?:nr|no|n[o°º]|num|number|nummer|numero|numer|#)\b[\s.:°º#]*|[#:][\s#:]*)?"
)
# What makes a verb's noun of `Rechnung`.
_PREFIXES = ("ab", "be", "an", "ver", "um", "hoch")
_WITH_SIGN, _WITHOUT = 0.95, 0.7
_BEFORE_DATE = re.compile(r"[\s,.(-](?:vom|dated|of|du|del|van|z dnia|dnia|de|data|from|tarihli)[\s:]*$")
_DATED = 0.95


def title_of(survey: Survey, segment: Segment) -> tuple[int, int] | None:
    """Where the title that begins `segment` begins and ends; None where none does."""
    for label in survey.near.labels_in(segment):
        if label.field in _TITLES and sum(c.isalnum() for c in segment.text[: label.start]) <= _MOST_BEFORE:
            return label.start, label.end
    compound = compound_title(segment)
    return compound[:2] if compound is not None else None


def compound_title(segment: Segment) -> tuple[int, int, str] | None:
    """Where a word such as `Handelsrechnung` begins and ends that begins `segment`, and the title that it ends with."""
    first = re.match(r"\W*([^\W\d]+)", fold(segment.text[:_LONGEST_TITLE]))
    if first is None:
        return None
    # `Abrechnung` and `Berechnung` are words of their own.
    heads = (h for h in _heads() if len(first[1]) > len(h) + 1 and first[1].endswith(h))
    head = next((h for h in heads if not first[1].removesuffix(h).endswith(_PREFIXES)), None)
    return (*first.span(1), head) if head is not None else None


def _heads() -> frozenset[str]:
    return words_of("title_heads")


def titles_of_number(survey: Survey, segment: Segment, start: int) -> tuple[Link, ...]:
    """The title as a label of the number that begins at `start`, where nothing but a word for `number` parts them."""
    title = title_of(survey, segment)
    if title is None or not 0 <= start - title[1] <= _LONGEST_BETWEEN or segment.text[start - 1] == "(":
        return ()
    between = _BEFORE_NUMBER.fullmatch(fold(segment.text[title[1] : start]))
    if between is None:
        return ()
    strength = _WITH_SIGN if between["sign"] else _WITHOUT
    return (_link("invoice_number", segment, title, strength),)


def titles_of_date(survey: Survey, segment: Segment, start: int) -> tuple[Link, ...]:
    """The title as a label of the date that begins at `start`, where `of` or `dated` stands before it."""
    title = title_of(survey, segment)
    if title is None or title[1] > start or not _BEFORE_DATE.search(fold(segment.text[title[1] : start])):
        return ()
    return (_link("issue_date", segment, title, _DATED),)


def _link(field: str, segment: Segment, title: tuple[int, int], strength: float) -> Link:
    return Link(Label(field, strength, frozenset(), segment, *title), Side.AFTER, strength)
