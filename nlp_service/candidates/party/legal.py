"""Candidates for what the law wants on a party's paper: the name that it trades under, its capital and its managers."""

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
from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold, squeeze

_TRADING_NAME = "trading_name"
_LONGEST_NAME = 8
_LONGEST, _MOST_PIECES = 160, 4
_FEWEST_LETTERS = 3


def find_trading_names(survey: Survey, blocks: Blocks, role: str, party: str) -> Iterator[Candidate]:
    """The names behind labels such as `trading as`, for a party that is called `party`."""
    for label, piece in labelled_texts(survey, _TRADING_NAME):
        place = belonging(blocks, piece.segment, role)
        first = next(piece.split(), None)
        if not place or first is None or not can_be_name(first.text) or squeeze(first.text) == squeeze(party):
            continue
        if len(first.text.split()) <= _LONGEST_NAME:
            features = Features(label=label.strength, form=1.0, address=place, recognition=recognition(first.words))
            yield Candidate(f"{role}.{_TRADING_NAME}", first.text, first.text, first.words, label.words, features)


def find_legal_information(survey: Survey, blocks: Blocks, role: str) -> Candidate | None:
    """What is said of capital, seat and managers, each piece once, a line each; None where nothing is."""
    pieces = list(_pieces(survey, blocks, role))[:_MOST_PIECES]
    if not pieces:
        return None
    words = tuple(word for piece in pieces for word in piece.words)
    text = "\n".join(piece.text for piece in pieces)
    place = min(belonging(blocks, piece.segment, role) for piece in pieces)
    features = Features(form=1.0, address=place, recognition=recognition(words))
    return Candidate(f"{role}.legal_information", text, text.replace("\n", " "), words, (), features)


def _pieces(survey: Survey, blocks: Blocks, role: str) -> Iterator[Piece]:
    seen: set[str] = set()
    for segment in survey.document.segments:
        if not _phrase().search(fold(segment.text)) or not belonging(blocks, segment, role):
            continue
        for piece in _whole_pieces(whole=Piece(segment, 0, len(segment.text))):
            phrase = _phrase().search(fold(piece.text))
            key = squeeze(piece.text)
            says_more = phrase is not None and len(key) > len(squeeze(phrase.group())) + _FEWEST_LETTERS
            if says_more and len(piece.text) <= _LONGEST and key not in seen:
                seen.add(key)
                yield piece


def _whole_pieces(whole: Piece) -> Iterator[Piece]:
    """The pieces between dashes and dots; commas part names of managers, and belong to them."""
    position = 0
    text = whole.text
    for match in [*re.finditer(r"\s+[-–—·•|]\s+", text), None]:
        piece = whole.part(position, match.start() if match else len(text))
        if piece.text:
            yield piece
        position = match.end() if match else 0


@cache
def _phrase() -> re.Pattern[str]:
    phrases = "|".join(sorted(map(re.escape, words_of("legal")), key=len, reverse=True))
    return re.compile(rf"(?<![a-z])(?:{phrases})(?![a-z])")
