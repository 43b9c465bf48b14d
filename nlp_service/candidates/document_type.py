"""Candidates for the type of the document: its title, and words that only one type uses."""

from collections.abc import Iterator
from functools import cache

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.survey import Survey
from nlp_service.candidates.title import compound_title
from nlp_service.language.lexicon import load_languages
from nlp_service.reading.folding import squeeze
from nlp_service.reading.labels import Label

FIELD = "document_type"
_NUMBER = "invoice_number"
_PREFIX = "document_type."
_RECEIPT = "receipt"
_FORM_OF_LABEL = 0.2
# What a type's papers say, such as thanks, is no title.
_SIGN = "receipt_sign"
_FORM_OF_SIGN = 0.0
# `Invoice no` names the type too, but a reminder has it as well, above the invoices that it lists.
_MOST_OF_NUMBER = 0.6
# What stands beside an amount says what was paid for.
_LABEL_OF_AMOUNT = 0.3
_STRENGTH_OF_COMPOUND = 0.9


def find_document_types(survey: Survey) -> tuple[Candidate, ...]:
    """A candidate for each type that a title or another phrase names, in reading order."""
    named = [(label, _type_of(label)) for label in survey.labels if label.field.startswith(_PREFIX)]
    numbered = [
        (label, name)
        for label in survey.labels
        if label.field == _NUMBER and (name := _type_in(label.text)) is not None
    ]
    priced = {id(survey.near.row_of(amount.segment)) for amount in survey.amounts if amount.is_money_like}
    return tuple(
        _candidate(survey, label, name, order, is_priced=id(survey.near.row_of(label.segment)) in priced)
        for order, (label, name) in enumerate([*_compounds(survey), *named, *numbered])
    )


def _compounds(survey: Survey) -> Iterator[tuple[Label, str]]:
    """Titles of the first page that no list knows, such as `Handelsrechnung`, each with the type that it ends with."""
    for segment in survey.document.pages[0].segments if survey.document.pages else ():
        found = compound_title(segment)
        if found is None or any(label.start < found[1] for label in survey.near.labels_in(segment)):
            continue
        name = _type_in(found[2])
        if name is not None:
            yield Label(_PREFIX + name, _STRENGTH_OF_COMPOUND, frozenset(), segment, *found[:2]), name


def _form(label: Label, *, is_label: bool) -> float:
    """How much it stands like a title: alone, or first in its line, but not as the label of a value or an amount."""
    if label.field == _PREFIX + _SIGN:
        return _FORM_OF_SIGN
    if label.segment.text.rstrip().endswith(":") or is_label:
        return _FORM_OF_LABEL
    if label.field == _NUMBER:
        return _MOST_OF_NUMBER if label.is_whole_segment else 0.5 * (label.start == 0)
    if label.is_whole_segment:
        return 1.0
    return 0.5 if label.start == 0 else 0.0


def _type_of(label: Label) -> str:
    return _RECEIPT if label.field == _PREFIX + _SIGN else label.field.removeprefix(_PREFIX)


def _names_a_value(survey: Survey, label: Label) -> bool:
    """Whether the same words are the label of another field, as `Purchase order` is of its number."""
    return any(
        other.segment is label.segment and not other.field.startswith(_PREFIX) and other.field != _NUMBER
        for other in survey.labels
    )


def _type_in(text: str) -> str | None:
    """The type whose name begins `text`, as `Rechnung` does in `Rechnungsnummer`."""
    squeezed = squeeze(text)
    return next((name for phrase, name in _type_names() if squeezed.startswith(phrase)), None)


@cache
def _type_names() -> tuple[tuple[str, str], ...]:
    """The names of the types, squeezed, the longest first."""
    names = {
        (squeeze(phrase.text), phrase.field.removeprefix(_PREFIX))
        for language in load_languages()
        for phrase in language.phrases
        if phrase.field.startswith(_PREFIX) and phrase.field != _PREFIX + _SIGN
    }
    return tuple(sorted(names, key=lambda item: (-len(item[0]), item)))


def _candidate(survey: Survey, label: Label, name: str, order: int, *, is_priced: bool) -> Candidate:
    page = survey.document.page(label.segment.page)
    size = max(-1.0, min(2.0, label.segment.box.height / page.text_height - 1))
    features = Features(
        label=label.strength * (_LABEL_OF_AMOUNT if is_priced else 1.0),
        form=_form(label, is_label=is_priced or (size <= 0 and _names_a_value(survey, label))),
        top=survey.top_of(label.segment),
        size=size,
        order=1 / (1 + order),
        recognition=recognition(label.words),
    )
    return Candidate(FIELD, name.upper(), label.text, label.words, (), features)
