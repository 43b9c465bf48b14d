"""The text that a label names: behind it in its segment, beside it on the row, or below it."""

import re
from collections.abc import Iterator

from nlp_service.candidates.party.piece import Piece, whole
from nlp_service.candidates.survey import Survey
from nlp_service.reading.labels import Label
from nlp_service.reading.page import Segment

# A value beside its label begins within this part of the page's width, one below it within so many heights.
_WIDEST_GAP, _DEEPEST = 0.4, 1.6
_ENOUGH_STRENGTH, _SURE = 0.45, 0.8
_BEFORE_VALUE = re.compile(r"\.?\s*(?:[:：#]|(?=\S*\d)|[A-Z]{8})")


def labelled_texts(survey: Survey, field: str) -> Iterator[tuple[Label, Piece]]:
    """For each label of `field` the text that it names, up to the next label; labels without any are left out."""
    for label in survey.labels:
        if label.field == field and label.strength >= _ENOUGH_STRENGTH and not _is_in_address(label):
            piece = value_of(survey, label)
            if piece is not None:
                yield label, piece


def value_of(survey: Survey, label: Label) -> Piece | None:
    """The text that `label` names; None where none stands there."""
    behind = up_to_label(survey, Piece(label.segment, label.end, len(label.segment.text)))
    if any(character.isalnum() for character in behind.text):
        return _without_signs(behind)
    if _is_followed(survey, label):
        return None
    for segment in (_beside(survey, label), _below(survey, label)):
        if segment is not None and not _begins_with_label(survey, segment):
            piece = up_to_label(survey, whole(segment))
            if any(character.isalnum() for character in piece.text):
                return piece.trimmed
    return None


def _begins_with_label(survey: Survey, segment: Segment) -> bool:
    return any(label.start == 0 and label.strength >= _SURE for label in survey.near.labels_in(segment))


def up_to_label(survey: Survey, piece: Piece) -> Piece:
    """`piece` up to the first label in it that a colon or a number follows, or the letters of a BIC."""
    starts = [
        label.start
        for label in survey.near.labels_in(piece.segment)
        if piece.start <= label.start < piece.end and _BEFORE_VALUE.match(label.segment.text, label.end)
    ]
    return Piece(piece.segment, piece.start, min(starts, default=piece.end))


def _is_in_address(label: Label) -> bool:
    """Whether the label is a part of an address on the internet: `contact@…`, `www.contact.…`."""
    text = label.segment.text
    return text[label.end : label.end + 1] == "@" or text[max(0, label.start - 1) : label.start] in ("@", ".")


def _is_followed(survey: Survey, label: Label) -> bool:
    """Whether another label follows at once, so that this one is a part of a longer phrase."""
    return any(
        other.start >= label.end and other.field != label.field for other in survey.near.labels_in(label.segment)
    )


def _without_signs(piece: Piece) -> Piece:
    start = next(i for i, character in enumerate(piece.text) if character.isalnum() or character in "+(")
    return piece.part(start, len(piece.text))


def _beside(survey: Survey, label: Label) -> Segment | None:
    segments = survey.near.row_of(label.segment).segments
    place = next(index for index, segment in enumerate(segments) if segment is label.segment)
    right = segments[place + 1] if place + 1 < len(segments) else None
    return right if right is not None and right.box.left - label.box.right < _WIDEST_GAP else None


def _below(survey: Survey, label: Label) -> Segment | None:
    page = survey.document.page(label.segment.page)
    number = page.row_number(label.segment)
    for row in page.rows[number + 1 : number + 2]:
        if row.box.top - label.box.bottom < _DEEPEST * label.box.height:
            return next((s for s in row.segments if abs(s.box.left - label.box.left) < 0.02), None)
    return None
