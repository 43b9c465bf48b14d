"""Candidates for whom to ask: the person or department behind labels such as `Contact` and `Ansprechpartner`."""

import re
from collections.abc import Iterator
from functools import cache

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.party.belonging import belonging
from nlp_service.candidates.party.blocks import Blocks
from nlp_service.candidates.party.labelled_text import labelled_texts
from nlp_service.candidates.party.name_text import can_be_name
from nlp_service.candidates.party.piece import Piece
from nlp_service.candidates.survey import Survey
from nlp_service.language.countries import legal_form_pattern
from nlp_service.language.lexicon import load_languages, words_of
from nlp_service.reading.folding import fold, squeeze
from nlp_service.reading.labels import Label

_FIELD, _ATTENTION = "contact.name", "contact.attention"
_MOST_WORDS = 5
_NEVER = re.compile(r"[\d@:;?!€$£/<>=]|www\.")
_JOB = re.compile(r"\s*[(,].*$")
# A name goes on with capitals, but for particles.
_PARTICLES = frozenset(
    {"von", "van", "de", "der", "den", "di", "da", "dos", "del", "la", "le", "zu", "e", "y", "und", "and", "&"}
)


def find_contact_persons(survey: Survey, blocks: Blocks, role: str, party: str) -> Iterator[Candidate]:
    """The candidates for `contact.name` of a party that is called `party`.

    Who is named for the attention of somebody is asked at the customer, who is named as a contact at the supplier,
    unless it stands in the block of another party.
    """
    for field in (_FIELD, _ATTENTION):
        for label, piece in labelled_texts(survey, field):
            name = _name(piece)
            if name is None or squeeze(name.text) in squeeze(party):
                continue
            owner = blocks.owner(label.segment) or ("customer" if field == _ATTENTION else "")
            place = belonging(blocks, piece.segment, role, owner)
            if not place:
                continue
            features = Features(
                label=label.strength,
                form=_form(name.text),
                address=place,
                recognition=recognition(name.words),
            )
            yield Candidate(f"{role}.{_FIELD}", name.text, name.text, name.words, label.words, features)
    if role == "customer":
        yield from _titled(survey, blocks, party)


def _titled(survey: Survey, blocks: Blocks, party: str) -> Iterator[Candidate]:
    """A person below the name of the customer's company: `z. Hd. Frau Muster`, `Mr. John Doe`."""
    for segment in survey.document.segments:
        if blocks.owner(segment) != "customer" or _is_labelled(survey.near.labels_in(segment)):
            continue
        attention = _attention().match(fold(segment.text))
        title = fold(segment.words[0].text).strip(".,:") in _titles() and len(segment.words) > 1
        if not attention and (not title or legal_form_pattern().search(fold(segment.text))):
            continue
        name = _name(Piece(segment, attention.end() if attention else 0, len(segment.text)))
        if name is not None and squeeze(name.text) not in squeeze(party):
            label = segment.words_between(0, attention.end() - 1) if attention else ()
            features = Features(label=0.8, form=_form(name.text), address=1.0, recognition=recognition(name.words))
            yield Candidate(f"customer.{_FIELD}", name.text, name.text, name.words, label, features)


@cache
def _attention() -> re.Pattern[str]:
    """Finds, at the beginning of folded text, for whose attention it is; as short as `z. Hd.` that is no label."""
    phrases = {p.text for language in load_languages() for p in language.phrases if p.field == _ATTENTION}
    forms = ("[ .]*".join(map(re.escape, re.findall(r"[^\s.]+", fold(phrase)))) for phrase in phrases)
    return re.compile(rf"(?:{'|'.join(sorted(forms, key=len, reverse=True))})[ .:]+(?=[a-z])")


def _titles() -> frozenset[str]:
    return frozenset(word for word in words_of("person_titles") if word not in ("an", "to", "firma", "a", "familie"))


def _is_labelled(labels: list[Label]) -> bool:
    return any(label.start == 0 and label.strength > 0.5 for label in labels)


def _name(piece: Piece) -> Piece | None:
    """The name at the beginning of `piece`; None where none stands there."""
    first = next(piece.split(), None)
    if first is None:
        return None
    first = first.part(0, len(_JOB.sub("", first.text)))
    text = first.text
    if len(text.split()) > _MOST_WORDS or _NEVER.search(text) or not can_be_name(text):
        return None
    return first


def _form(text: str) -> float:
    """How much it reads like a person: two to four words with capitals, no legal form."""
    words = text.split()
    capitals = all(word[:1].isupper() or fold(word) in _PARTICLES for word in words)
    if not capitals or legal_form_pattern().search(fold(text)):
        return 0.0
    organisation = any(word in words_of("organisation") for word in re.findall(r"[a-z]+", fold(text)))
    return (0.3 if organisation else 1.0) if len(words) > 1 else 0.5
