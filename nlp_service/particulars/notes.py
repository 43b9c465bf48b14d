"""Notes and supporting documents, where the document announces them as such."""

import re
from collections.abc import Iterator

from nlp_service.candidates.candidate import Scored
from nlp_service.particulars.facts import Facts, likely, likely_at
from nlp_service.particulars.spots import Spot
from nlp_service.reading.near import Side

_NOTES, _DOCUMENTS = "notes", "supporting_documents"
_LIKELIHOOD = 0.82
_LONGEST, _MOST = 500, 10
# A note is a sentence, not the words of a cell, and more of them than so many are the column of a table.
_TEXT = re.compile(r"(?:[^\W\d_]{2,}[\W\d_]+){4,}[^\W\d_]{2,}")
_MOST_NOTES = 3
_FILE = re.compile(r"[\w.()-]+\.(?:pdf|xlsx?|csv|docx?|zip|png|jpe?g|tiff?|xml)\b", re.IGNORECASE)


def find_notes(facts: Facts) -> Iterator[Scored]:
    """The texts at labels such as `Notes:`, numbered in reading order, and the supporting documents that are named."""
    spots = {spot.text: spot for spot in facts.spots.at(_NOTES) if _is_note(facts, spot)}
    if len(spots) <= _MOST_NOTES:
        for number, (text, spot) in enumerate(spots.items(), start=1):
            yield likely_at(spot, f"{_NOTES}[{number}].text", text[:_LONGEST], (0, len(text)), likelihood=_LIKELIHOOD)
    yield from _documents(facts)


def _is_note(facts: Facts, spot: Spot) -> bool:
    """Whether a sentence stands after a colon, or to the right of a label that stands alone."""
    if spot.side is Side.BELOW or spot.label.strength < 1 or id(spot.segment) in facts.survey.table_segments:
        return False
    after_colon = ":" in spot.segment.text[spot.label.end : spot.start]
    return (spot.side is Side.RIGHT or after_colon) and _TEXT.search(spot.text) is not None


def _documents(facts: Facts) -> Iterator[Scored]:
    seen: set[str] = set()
    for spot in facts.spots.at(_DOCUMENTS):
        for match in _FILE.finditer(spot.text):
            if spot.label.strength == 1 and match.group() not in seen and len(seen) < _MOST:
                seen.add(match.group())
                yield _file(spot, match, f"{_DOCUMENTS}[{len(seen)}].filename")


def _file(spot: Spot, match: re.Match[str], field: str) -> Scored:
    words = spot.words(*match.span())
    return likely(field, match.group(), words, _LIKELIHOOD, raw_text=match.group(), label_words=spot.label.words)
