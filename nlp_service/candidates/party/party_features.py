"""The evidence for a name: how it is written, where it stands, and what stands with it."""

from dataclasses import replace

from nlp_service.candidates.candidate import Features, recognition
from nlp_service.candidates.party.addresses import is_registered, nearness_of_address
from nlp_service.candidates.party.letter import POSTCODE, has_person_title
from nlp_service.candidates.party.party_context import PartyContext, likeness
from nlp_service.candidates.party.party_line import PartyLine, party_lines
from nlp_service.candidates.party.party_links import PartyLinks, is_made_of_labels
from nlp_service.candidates.party.reached import is_reached
from nlp_service.candidates.survey import Survey
from nlp_service.language.countries import legal_form_pattern
from nlp_service.reading.blocks import line_above, lines_below
from nlp_service.reading.folding import fold, squeeze
from nlp_service.reading.page import Page, Segment, Word

# Few names have more letters.
_LONG_NAME = 40
_MOST_LINES_OF_NAME = 4
# An address has at most this many lines.
_MOST_LINES_OF_ADDRESS = 6
_MOST_WORDS = 7
# From this strength on a label names its line and no other.
_OF_ITS_OWN = 0.8


def features_of(
    survey: Survey, context: PartyContext, line: PartyLine, *, name: str, words: tuple[Word, ...], position: int
) -> Features:
    """The features of `name`, which `line` begins and `words` are, the name at `position` of the document, from 1.

    Labels are left out: they differ for supplier and customer.
    """
    page = survey.document.page(line.segment.page)
    last = _last_line(page, line.segment, words)
    end = line.start + len(line.text)
    above = line_above(page, line.segment)
    has_legal_form = bool(legal_form_pattern().search(fold(name)))
    is_person = not has_legal_form and has_person_title(page, line.segment)
    begins = above is None or is_person or is_made_of_labels(survey, above, 0, len(above.text))
    letters = [character for character in name if character.isalpha()]
    return Features(
        form=form_of_name(line.text),
        top=1 - line.segment.box.center_y if page is survey.document.pages[0] else 0.0,
        size=max(-1.0, min(2.0, line.segment.box.height / page.text_height - 1)),
        order=1 / position,
        repeats=context.repeats(line.text),
        legal_form=float(has_legal_form),
        organisation=float(line.has_organisation_word),
        domain=context.likeness_to_domain(line.text),
        address=float(_has_address(page, last)),
        street_below=nearness_of_address(survey, page, last),
        registered=float(is_registered(page, last, end if last is line.segment else len(last.text))),
        reached=float(is_reached(page, last)),
        length=min(1.0, len(letters) / _LONG_NAME),
        capitals=sum(character.isupper() for character in letters) / max(1, len(letters)),
        street=line.likeness_to_place,
        sentence=float(line.speaks),
        echo=context.echo(name),
        left=line.segment.box.left,
        sender=float(any(line.segment is sender for sender in context.senders)),
        recipient=float(any(line.segment is other for other in context.recipients)),
        person=float(is_person),
        begins=float(begins),
        second=float(not begins and line.start == 0 and above is not None and _may_be_name(survey, above)),
        own=max((likeness(squeeze(line.text), squeeze(name)) for name in survey.hints.own_names), default=0.0),
        recognition=recognition(line.words),
        receipt=survey.receipt_weight,
    )


def with_labels(features: Features, survey: Survey, line: PartyLine, links: PartyLinks, field: str) -> Features:
    """`features` with what labels say of `line` as the name `field`; one with a label of its own is second to none."""
    own = links.own(field)
    label = own.strength if own else 0.0
    is_label = is_made_of_labels(survey, line.segment, line.start, line.start + len(line.text))
    rival = 1.0 if is_label else links.rival(field)
    return replace(features, label=label, rival=rival, second=features.second if label < _OF_ITS_OWN else 0.0)


def form_of_name(text: str) -> float:
    """How much `text` is written like a name, 0 to 1: capital letters, no digits, not too many words."""
    words = text.split()
    capitals = sum(word[:1].isupper() for word in words) / max(1, len(words))
    digits = any(character.isdigit() for character in text)
    return max(0.0, capitals - (0.3 if digits else 0.0) - (0.3 if len(words) > _MOST_WORDS else 0.0))


def _last_line(page: Page, first: Segment, words: tuple[Word, ...]) -> Segment:
    """The last line of the block that begins with `first` in which one of `words` stands."""
    ids = {word.id for word in words}
    lines = lines_below(page, first, limit=_MOST_LINES_OF_NAME)[1:]
    return next((line for line in reversed(lines) if line.words[0].id in ids), first)


def _may_be_name(survey: Survey, segment: Segment) -> bool:
    """Whether the whole of `segment` may be a name: no line of an address, no sentence, nothing with a label."""
    line = next(iter(party_lines(survey, segment)), None)
    return (
        line is not None
        and line.start == 0
        and line.likeness_to_place == 0
        and not line.speaks
        and not survey.near.labels_in(segment)
    )


def _has_address(page: Page, segment: Segment) -> bool:
    return any(POSTCODE.search(line.text) for line in lines_below(page, segment, limit=_MOST_LINES_OF_ADDRESS)[1:])
