"""Candidates for the numbers of documents: the invoice's own and the customer's purchase order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.survey import Survey
from nlp_service.candidates.title import titles_of_number
from nlp_service.language.lexicon import WEAK_LABEL
from nlp_service.reading.near import Link
from nlp_service.reading.page import Segment

FIELDS = ("invoice_number", "references.purchase_order")
# Letters and digits with the signs that such numbers contain, at least one digit, seldom more than 30 characters.
_NUMBER = re.compile(r"(?<![\w/.-])(?=[\w/.\\#*-]*\d)[A-Za-z0-9][\w/.\\*-]{0,38}(?<![.*-])")
_PREFIX = re.compile(r"(?:^|[\s:#])([A-Z]{1,4})[ -]?$")
_TIME = re.compile(r"^\d{1,2}[:.h]\d\d")
_PARTIES = ("supplier", "customer", "remit_to", "other.party")
# How surely a mere `number` in the section of a party is not the invoice's.
_OF_PARTY = 0.8
_RIVALS = ("other.number", "other.date", "supplier.vat_id", "customer.vat_id", "payment.iban", "issue_date", "due_date")


def find_document_numbers(survey: Survey) -> tuple[Candidate, ...]:
    """The candidates for every field of `FIELDS`, each beside a label of it, in reading order."""
    counts = Counter(word.text.strip(".,:;#") for segment in survey.document.segments for word in segment.words)
    return tuple(
        _candidate(survey, field, segment, match, links=links, repeats=counts[match.group()] - 1)
        for segment in survey.document.segments
        if id(segment) not in survey.table_segments
        for match in _numbers(survey, segment)
        for links in [_links(survey, segment, match)]
        for field in FIELDS
        if any(link.label.field == field for link in links)
    )


def _links(survey: Survey, segment: Segment, match: re.Match[str]) -> list[Link]:
    links = survey.near.links(segment, match.start(), segment.box_between(*match.span()))
    return sorted([*titles_of_number(survey, segment, match.start()), *links], key=lambda link: -link.strength)


def _numbers(survey: Survey, segment: Segment) -> Iterator[re.Match[str]]:
    """What has the form of a number and is no part of a date or time."""
    dates = survey.dates_in(segment)
    for match in _NUMBER.finditer(segment.text):
        in_date = any(match.start() < mention.end and mention.start < match.end() for mention in dates)
        if not in_date and not _TIME.match(match.group()):
            yield match


def _candidate(
    survey: Survey, field: str, segment: Segment, match: re.Match[str], *, links: Sequence[Link], repeats: int
) -> Candidate:
    link = next(link for link in links if link.label.field == field)
    start, end = match.span()
    after_label = segment.text[link.label.end if link.label.segment is segment else 0 : start]
    prefix = _PREFIX.search(after_label)
    if prefix:
        start -= len(after_label) - prefix.start(1)
    text = segment.text[start:end]
    others = (*_RIVALS, *(other for other in FIELDS if other != field))
    words = segment.words_between(start, end)
    rival = max((other.strength for other in links if other.label.field in others), default=0.0)
    if link.label.strength <= WEAK_LABEL and _numbers_a_party(survey, link):
        rival = max(rival, _OF_PARTY)
    features = Features(
        label=link.strength,
        rival=rival,
        form=_form(text),
        top=survey.top_of(segment),
        repeats=1 - 1 / (1 + max(0, repeats)),
        recognition=recognition(words),
        receipt=survey.receipt_weight,
    )
    return Candidate(field, text, text, words, link.label.words, features)


def _numbers_a_party(survey: Survey, link: Link) -> bool:
    """Whether the label stands in the section of a party, whose number it then is."""
    return survey.near.section_of(link.label.segment, _PARTIES) is not None


def _form(text: str) -> float:
    """How much `text` looks like a document's number: several digits, no decimals, no mere line number."""
    digits = sum(character.isdigit() for character in text)
    if re.fullmatch(r"\d+[.,]\d\d", text) or digits > 22:
        return 0.0
    return min(1.0, 0.3 + 0.14 * min(digits, 5)) if digits > 1 else 0.25
