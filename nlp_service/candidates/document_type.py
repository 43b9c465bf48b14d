"""Candidates for the type of the document: its title, and words that only one type uses."""

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.survey import Survey
from nlp_service.reading.labels import Label

FIELD = "document_type"
_PREFIX = "document_type."


def find_document_types(survey: Survey) -> tuple[Candidate, ...]:
    """A candidate for each type that a title or another phrase names, in reading order."""
    found: list[Candidate] = []
    names = [label for label in survey.labels if label.field.startswith(_PREFIX)]
    for order, label in enumerate(names):
        found.append(_candidate(survey, label, order))
    return tuple(found)


def _candidate(survey: Survey, label: Label, order: int) -> Candidate:
    page = survey.document.page(label.segment.page)
    features = Features(
        label=label.strength,
        # A title stands alone, or begins a line and the number follows.
        form=1.0 if label.is_whole_segment else (0.5 if label.start == 0 else 0.0),
        top=survey.top_of(label.segment),
        size=max(-1.0, min(2.0, label.segment.box.height / page.text_height - 1)),
        order=1 / (1 + order),
        recognition=recognition(label.words),
        receipt=survey.receipt_weight,
    )
    return Candidate(FIELD, label.field.removeprefix(_PREFIX).upper(), label.text, label.words, (), features)
