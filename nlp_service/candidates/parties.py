"""Candidates for the names of supplier and customer: runs of text that could be the name of a company or person."""

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.survey import Survey
from nlp_service.language.countries import legal_form_pattern
from nlp_service.language.lexicon import words_of
from nlp_service.reading.blocks import lines_below
from nlp_service.reading.folding import fold, squeeze
from nlp_service.reading.near import Link, Side
from nlp_service.reading.page import Page, Segment, Word

SUPPLIER, CUSTOMER = "supplier.name", "customer.name"
_LABELS = {
    SUPPLIER: ("supplier", "remit_to"),
    CUSTOMER: ("customer",),
}
_RIVALS = {
    SUPPLIER: ("customer", "other.party", "other.number"),
    CUSTOMER: ("supplier", "remit_to", "other.party", "other.number"),
}
_DOMAIN = re.compile(r"(?:@|www\.|https?://(?:www\.)?)([a-z0-9-]{3,})(?=\.[a-z]{2,})")
_FREE_MAIL = frozenset(
    {"gmail", "hotmail", "yahoo", "outlook", "icloud", "aol", "web", "gmx", "t-online", "orange", "free"}
)
_POSTCODE = re.compile(
    r"(?<!\d)\d{4,5}(?:-\d{3,4})?(?!\d)|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b"
)
# Names are looked for among the first lines of the first page, where a footer or label does not name them.
_HEAD = 0.45
_LONGEST_NAME = 70


@cache
def _not_name() -> re.Pattern[str]:
    """Text that begins like a line of contact, or holds what no name holds."""
    contact = "|".join(sorted(map(re.escape, words_of("contact")), key=len, reverse=True))
    return re.compile(
        rf"^(?:{contact})(?![a-z])|@|www\.|https?:|^\W*$|\d[.,]\d\d(?!\d)|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}"
    )


def find_party_names(survey: Survey) -> tuple[Candidate, ...]:
    """The candidates for both names, in reading order."""
    if not survey.document.pages:
        return ()
    domains = _domains(survey)
    names = Counter(squeeze(segment.text) for segment in survey.document.segments)
    found: list[Candidate] = []
    first = survey.document.pages[0]
    position = 0
    for segment in survey.document.segments:
        if id(segment) in survey.table_segments:
            continue
        for start, end in _spans(survey, segment):
            text = segment.text[start:end].strip(" ,;:-|•·*")
            if not _can_be_name(text):
                continue
            links = _links(survey, segment, start, end)
            in_head = segment.page == first.number and segment.box.center_y < _HEAD
            has_form = bool(legal_form_pattern().search(fold(text)))
            position += 1
            for field in (SUPPLIER, CUSTOMER):
                link = next((link for link in links if link.label.field in _LABELS[field]), None)
                if link is None and not in_head and not (has_form and field == SUPPLIER):
                    continue
                found.append(_candidate(survey, field, segment, start, text, links, link, domains, names, position))
    return tuple(found)


def _spans(survey: Survey, segment: Segment) -> list[tuple[int, int]]:
    """The parts of `segment` that may be a name: what follows a label, else all of it up to a dash or comma of an address."""
    labels = [
        label
        for label in survey.near.labels_in(segment)
        if label.field.startswith(("customer", "supplier", "remit_to", "other.party")) and label.start == 0
    ]
    if labels:
        return [(max(label.end for label in labels), len(segment.text))]
    cut = re.search(r"\s[-–·•|*]\s|,\s(?=\D*\d)", segment.text)
    return [(0, cut.start() if cut else len(segment.text))]


def _can_be_name(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    digits = sum(character.isdigit() for character in text)
    return 2 < letters <= _LONGEST_NAME and digits <= letters // 2 and not _not_name().search(fold(text))


def _links(survey: Survey, segment: Segment, start: int, end: int) -> list[Link]:
    box = segment.box_between(start, max(start + 1, end))
    return survey.near.links(segment, start, box)


def _candidate(
    survey: Survey,
    field: str,
    segment: Segment,
    start: int,
    text: str,
    links: list[Link],
    link: Link | None,
    domains: tuple[str, ...],
    names: Counter[str],
    position: int,
) -> Candidate:
    page = survey.document.page(segment.page)
    folded = fold(text)
    words = segment.words_between(start, start + max(1, len(text)))
    is_label = any(label.start == 0 and label.is_whole_segment for label in survey.near.labels_in(segment))
    rival = max((other.strength for other in links if other.label.field in _RIVALS[field]), default=0.0)
    if link and link.side is not Side.BELOW:
        rival = min(rival, link.strength / 2)
    features = Features(
        label=link.strength if link else 0.0,
        rival=max(rival, 1.0 if is_label else 0.0),
        form=_form(text),
        top=1 - segment.box.center_y if segment.page == survey.document.pages[0].number else 0.0,
        size=max(-1.0, min(2.0, segment.box.height / page.text_height - 1)),
        order=1 / position,
        repeats=1 - 1 / max(1, names[squeeze(text)]),
        legal_form=float(bool(legal_form_pattern().search(folded))),
        organisation=float(any(word in words_of("organisation") for word in re.findall(r"[a-z]+", folded))),
        domain=max((_alike(squeeze(text), domain) for domain in domains), default=0.0),
        address=float(_has_address(page, segment)),
        own=max((_alike(squeeze(text), squeeze(name)) for name in survey.hints.own_names), default=0.0),
        recognition=recognition(words),
        receipt=survey.receipt_weight,
    )
    return Candidate(field, text, text, _trim(words), link.label.words if link else (), features)


def _trim(words: tuple[Word, ...]) -> tuple[Word, ...]:
    return words


def _form(text: str) -> float:
    """How much `text` is written like a name: capital letters, two to six words, no digits."""
    words = text.split()
    capitals = sum(word[:1].isupper() for word in words) / max(1, len(words))
    digits = any(character.isdigit() for character in text)
    return max(0.0, capitals - (0.3 if digits else 0.0) - (0.3 if len(words) > 7 else 0.0))


def _domains(survey: Survey) -> tuple[str, ...]:
    found = (_DOMAIN.findall(segment.text.lower()) for segment in survey.document.segments)
    return tuple({squeeze(domain) for domains in found for domain in domains} - _FREE_MAIL)


def _alike(a: str, b: str) -> float:
    if not a or not b:
        return 0.0
    if len(b) >= 4 and (a.startswith(b) or (b.startswith(a) and len(a) >= 4)):
        return 1.0
    ratio = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return ratio if ratio > 0.6 else 0.0


def _has_address(page: Page, segment: Segment) -> bool:
    return any(_POSTCODE.search(line.text) for line in lines_below(page, segment, limit=6)[1:])
