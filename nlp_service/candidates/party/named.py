"""Parties beside supplier and customer: their names and addresses below labels such as `Ship to`, or in a section."""

from collections.abc import Iterator

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.party.addresses import address_in, address_lines
from nlp_service.candidates.party.block import Block
from nlp_service.candidates.party.blocks import Blocks
from nlp_service.candidates.party.labelled_text import value_of
from nlp_service.candidates.party.name_text import can_be_name
from nlp_service.candidates.party.piece import Piece, whole
from nlp_service.candidates.survey import Survey
from nlp_service.reading.page import Segment

OTHER_ROLES = ("ship_to", "ship_from", "remit_to", "payee", "tax_representative")
_LONGEST_NAME = 8


def find_named_parties(
    survey: Survey, blocks: Blocks, role: str
) -> Iterator[tuple[Candidate | None, tuple[Piece, ...]]]:
    """For each place where the party is named its name, if one stands there, and the lines of its address."""
    for block in blocks.of_role(role):
        piece = _in_section(survey, block) if block in blocks.sections else _first(block)
        name = _candidate(survey, role, block, piece) if piece is not None else None
        if name is not None:
            yield name, address_lines(survey, name)
        else:
            yield None, address_in(survey, [line for line in block.lines if not _is_label(survey, line)])


def _in_section(survey: Survey, block: Block) -> Piece | None:
    """What stands beside the label of the name."""
    for line in block.lines:
        for label in survey.near.labels_in(line):
            if label.field == "party.name":
                return value_of(survey, label)
    return None


def _first(block: Block) -> Piece | None:
    first = block.lines[0]
    if block.label is not None and block.label.segment is first:
        return Piece(first, block.label.end, len(first.text)).part(0, len(first.text) - block.label.end)
    return whole(first)


def _candidate(survey: Survey, role: str, block: Block, piece: Piece) -> Candidate | None:
    first = next(piece.split(), None)
    if first is None or not can_be_name(first.text) or len(first.text.split()) > _LONGEST_NAME:
        return None
    if _begins_address(survey, first.segment) or _is_labelled(survey, first):
        return None
    label = block.label
    features = Features(
        label=label.strength if label else 0.0,
        form=float(first.text[:1].isupper() or first.text[:1].isdigit()),
        recognition=recognition(first.words),
    )
    words = label.words if label else ()
    return Candidate(f"{role}.name", first.text, first.text, first.words, words, features)


def _begins_address(survey: Survey, segment: Segment) -> bool:
    lines = address_in(survey, [segment])
    return bool(lines) and any(character.isdigit() for character in segment.text)


def _is_label(survey: Survey, line: Segment) -> bool:
    return any(label.is_whole_segment for label in survey.near.labels_in(line))


def _is_labelled(survey: Survey, piece: Piece) -> bool:
    """Whether the text is a label itself, so that nothing is named."""
    return any(
        label.start <= piece.start < label.end and label.strength > 0.7
        for label in survey.near.labels_in(piece.segment)
        if not label.field.startswith(("party.", "column.", "document_type."))
    )
