"""Candidates for the names of supplier and customer."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from nlp_service.candidates.addresses import is_registered, nearness_of_address
from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.full_name import NamesInFull
from nlp_service.candidates.letter import POSTCODE, find_recipients, find_sender_lines, has_person_title
from nlp_service.candidates.party_line import PartyLine, party_lines
from nlp_service.candidates.survey import Survey
from nlp_service.language.countries import legal_form_pattern
from nlp_service.reading.blocks import begins_block, lines_below
from nlp_service.reading.folding import fold, squeeze
from nlp_service.reading.near import Link, Side
from nlp_service.reading.page import Page, Segment, Word

SUPPLIER, CUSTOMER = "supplier.name", "customer.name"
_LABELS = {SUPPLIER: ("supplier", "remit_to"), CUSTOMER: ("customer",)}
_RIVALS = {
    SUPPLIER: ("customer", "other.party", "other.number", "other.date"),
    CUSTOMER: ("supplier", "remit_to", "other.party", "other.number", "other.date"),
}
_DOMAIN = re.compile(r"(?:@|www\.|https?://(?:www\.)?)([a-z0-9-]{3,})(?=\.[a-z]{2,})")
_FREE_MAIL = frozenset({"gmail", "hotmail", "yahoo", "outlook", "icloud", "aol", "web", "gmx", "orange", "free"})
# Without a label or a legal form, names are looked for in this upper part of the first page.
_HEAD = 0.45
# Names stand close to their label: at most this far to the right of it, as a part of the page's width.
_WIDEST_GAP = 0.4
# Few names have more letters.
_LONG_NAME = 40
# Shorter names stand within other words by chance.
_LONG_ENOUGH = 5


@dataclass(frozen=True)
class _Context:
    """What all candidates are compared with: domains, sender lines, and all the text of the document, squeezed."""

    domains: tuple[str, ...]
    senders: tuple[Segment, ...]
    recipients: tuple[Segment, ...]
    text: str


def find_party_names(survey: Survey) -> tuple[Candidate, ...]:
    """The candidates for both names, in reading order."""
    segments = [s for s in survey.document.segments if id(s) not in survey.table_segments]
    text = " ".join(squeeze(segment.text) for segment in survey.document.segments)
    senders = find_sender_lines(survey.document)
    recipients = find_recipients(survey.document.pages[0], senders) if senders else ()
    context = _Context(_domains(survey), senders, recipients, text)
    in_full = NamesInFull(survey.document)
    found: list[Candidate] = []
    taken: set[str] = set()
    for segment in segments:
        in_head = segment.page == survey.document.pages[0].number and segment.box.center_y < _HEAD
        for line in party_lines(survey, segment):
            if line.words[0].id in taken or (not _form(line.text) and not line.has_legal_form):
                continue
            links = [link for link in _links(survey, line) if _is_close(link, line)]
            position = len(found) // 2 + 1
            section = _section(survey, line, links)
            words = in_full.complete(line)
            taken.update(word.id for word in words[len(line.words) :])
            name = _text(line, words)
            for field in (SUPPLIER, CUSTOMER):
                link = next((link for link in links if link.label.field in _LABELS[field]), None)
                if section is not None and section.label.field in _LABELS[field]:
                    link = section
                if link is not None or in_head or (line.has_legal_form and field == SUPPLIER):
                    features = _features(
                        survey, line, field, links=links, link=link, context=context, position=position, name=name
                    )
                    found.append(_candidate(field, name, words, link, features))
    return tuple(found)


def _links(survey: Survey, line: PartyLine) -> list[Link]:
    box = line.segment.box_between(line.start, line.start + len(line.text))
    return survey.near.links(line.segment, line.start, box)


def _section(survey: Survey, line: PartyLine, links: list[Link]) -> Link | None:
    """The heading of the section where this line is labelled as the name, as if it were the line's own label."""
    name = next((link for link in links if link.label.field == "party.name"), None)
    if name is None:
        return None
    heading = survey.near.section_of(name.label.segment, (*_LABELS[SUPPLIER], *_LABELS[CUSTOMER]))
    return Link(heading, name.side, heading.strength * name.strength) if heading is not None else None


def _is_close(link: Link, line: PartyLine) -> bool:
    return link.side is not Side.RIGHT or line.segment.box.left - link.label.box.right < _WIDEST_GAP


def _text(line: PartyLine, words: tuple[Word, ...]) -> str:
    return " ".join([line.text, *(word.text for word in words[len(line.words) :])]).strip(" ,;:-–|•·*'\"")


def _candidate(field: str, name: str, words: tuple[Word, ...], link: Link | None, features: Features) -> Candidate:
    return Candidate(field, name, name, words, link.label.words if link else (), features)


def _features(
    survey: Survey,
    line: PartyLine,
    field: str,
    *,
    links: list[Link],
    link: Link | None,
    context: _Context,
    position: int,
    name: str,
) -> Features:
    page = survey.document.page(line.segment.page)
    rival = max((other.strength for other in links if other.label.field in _RIVALS[field]), default=0.0)
    if link and link.strength > rival:
        rival /= 2
    named = squeeze(line.text)
    has_legal_form = bool(legal_form_pattern().search(fold(name)))
    return Features(
        label=link.strength if link else 0.0,
        rival=1.0 if _is_label(survey, line) else rival,
        form=_form(line.text),
        top=1 - line.segment.box.center_y if line.segment.page == survey.document.pages[0].number else 0.0,
        size=max(-1.0, min(2.0, line.segment.box.height / page.text_height - 1)),
        order=1 / position,
        repeats=1 - 1 / max(1, context.text.count(named)) if len(named) >= _LONG_ENOUGH else 0.0,
        legal_form=float(has_legal_form),
        organisation=float(line.has_organisation_word),
        domain=max((_alike(named, domain) for domain in context.domains), default=0.0),
        address=float(_has_address(page, line.segment)),
        street_below=nearness_of_address(survey, page, line.segment),
        registered=float(is_registered(page, line.segment, line.start + len(line.text))),
        length=min(1.0, sum(character.isalpha() for character in name) / _LONG_NAME),
        capitals=sum(character.isupper() for character in name) / max(1, sum(c.isalpha() for c in name)),
        street=float(line.looks_like_street),
        left=line.segment.box.left,
        sender=float(any(line.segment is sender for sender in context.senders)),
        recipient=float(any(line.segment is other for other in context.recipients)),
        person=float(not has_legal_form and has_person_title(page, line.segment)),
        begins=float(begins_block(page, line.segment)),
        own=max((_alike(named, squeeze(name)) for name in survey.hints.own_names), default=0.0),
        recognition=recognition(line.words),
        receipt=survey.receipt_weight,
    )


def _is_label(survey: Survey, line: PartyLine) -> bool:
    """Whether labels make up most of the text."""
    end = line.start + len(line.text)
    covered = {
        position
        for label in survey.near.labels_in(line.segment)
        if label.strength > 0.4 and not label.field.startswith("column.product_code")
        for position in range(max(label.start, line.start), min(label.end, end))
    }
    return len(covered) > 0.7 * len(line.text)


def _form(text: str) -> float:
    """How much `text` is written like a name: capital letters, no digits, not too many words."""
    words = text.split()
    capitals = sum(word[:1].isupper() for word in words) / max(1, len(words))
    digits = any(character.isdigit() for character in text)
    return max(0.0, capitals - (0.3 if digits else 0.0) - (0.3 if len(words) > 7 else 0.0))


def _domains(survey: Survey) -> tuple[str, ...]:
    found = (_DOMAIN.findall(segment.text.lower()) for segment in survey.document.segments)
    return tuple(sorted({squeeze(domain) for domains in found for domain in domains} - _FREE_MAIL))


def _alike(a: str, b: str) -> float:
    """How alike two squeezed names are, 0 to 1; 1 where one begins with the other."""
    if min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a)):
        return 1.0
    ratio = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return ratio if ratio > 0.6 else 0.0


def _has_address(page: Page, segment: Segment) -> bool:
    return any(POSTCODE.search(line.text) for line in lines_below(page, segment, limit=6)[1:])
