"""Lines that may be the name of a company or person: what is cut from a segment, and what it looks like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp_service.candidates.party.name_text import can_be_name
from nlp_service.candidates.party.place_line import likeness_to_place
from nlp_service.candidates.survey import Survey
from nlp_service.language.countries import legal_form_pattern
from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold
from nlp_service.reading.labels import Label
from nlp_service.reading.page import Segment, Word

# Labels this strong part a segment: what stands before and after them belongs to different things.
_PARTING_LABEL = 0.55
_PARTIES = ("customer", "supplier", "remit_to", "party.", "other.party")
_PARTING = (*_PARTIES, "other.", "invoice_number", "issue_date", "references.")
# What shows that a label stands there and no part of a name: `Kunde: …`, `Tel 0123`, `Account #`.
_LABELS_ON = re.compile(r"\s*(?:[:：.#]|(?:no|nr|num|id)?\b[\s.:#]*\d|$)", re.IGNORECASE)
# A label that is weak by itself is one where a colon follows it at the beginning: `To: …`.
_COLON = re.compile(r"\s*[:：]")
# Another field with its value, `Terms: 6 months`, whose label no word list knows.
_OTHER_FIELD = re.compile(r"\W*[^\W\d]+(?:\s[^\W\d]+)?\s?[:：]\s")
# What stands between the place and the date of a letter.
_PLACE_OF_DATE = re.compile(r",\s*(?:[^\W\d]{1,4}\.?\s+)?")
# A way to reach somebody behind a name on one line.
_REACHED_BY = re.compile(r"[\s,]+(?:phone|tel|telephone|fax|tél|e-?mail)\b.*$", re.IGNORECASE)
# A separator, or a comma before the street of an address on one line.
_CUT = re.compile(r"\s[-–—·•|*~]+\s|,\s?(?=[^,]*\d)|\s{3,}")
# A number of registration behind a name, in brackets or not: (519537-X), 867388-U, (3438).
_REGISTRATION = re.compile(
    r"\s*(?:\(?\s*(?:co\.?\s*(?:reg|no)\S*\s*:?\s*)?[A-Z]{0,3}\d{4,}\s?[-·•.]?\s?[A-Z]{0,2}\s?\)?|\(\d+\))\W*$", re.I
)


@dataclass(frozen=True)
class PartyLine:
    """Text that may be a name, from `start` in its segment; `words` are those it stands in."""

    text: str
    segment: Segment
    start: int
    words: tuple[Word, ...]

    @property
    def has_legal_form(self) -> bool:
        """Whether a legal form such as `GmbH` stands in it."""
        return bool(legal_form_pattern().search(fold(self.text)))

    @property
    def has_organisation_word(self) -> bool:
        """Whether a word stands in it that names of companies contain, such as `Restaurant`."""
        return any(word in words_of("organisation") for word in re.findall(r"[a-z]+", fold(self.text)))

    @property
    def speaks(self) -> bool:
        """Whether it speaks to the reader, as slogans and thanks do: `Thank you for shopping with us`."""
        return any(word in words_of("speech") for word in re.findall(r"[a-z']+", fold(self.text)))

    @property
    def likeness_to_place(self) -> float:
        """How much it reads like a line of an address, 0 to 1."""
        return likeness_to_place(self.text)


def party_lines(survey: Survey, segment: Segment) -> Iterator[PartyLine]:
    """The parts of `segment` that may be a name."""
    for start, end in _parts(survey, segment):
        text = segment.text[start:end]
        cut = _CUT.search(text.strip())
        text = _REACHED_BY.sub("", text.strip()[: cut.start()] if cut else text.strip())
        text = _REGISTRATION.sub("", text).strip(" ,;:-–|•·*'\"")
        if not can_be_name(text) or _OTHER_FIELD.match(text) or _is_numbered_title(survey, segment, text):
            continue
        offset = segment.text.find(text, start)
        if offset >= 0 and not _is_place_of_date(survey, segment, offset + len(text)):
            yield PartyLine(text, segment, offset, segment.words_between(offset, offset + len(text)))


def _is_numbered_title(survey: Survey, segment: Segment, text: str) -> bool:
    """Whether `text` begins with what the document calls itself and holds a number: `Facture FA-2017`."""
    return any(character.isdigit() for character in text) and any(
        label.field.startswith("document_type.") and text.startswith(label.text)
        for label in survey.near.labels_in(segment)
    )


def _is_place_of_date(survey: Survey, segment: Segment, end: int) -> bool:
    """Whether the date of a letter follows behind a comma: `Lyon, le 31 octobre 2017`, `Köln, den 3. 5. 2020`."""
    return any(_PLACE_OF_DATE.fullmatch(segment.text, end, mention.start) for mention in survey.dates_in(segment))


def _parts(survey: Survey, segment: Segment) -> list[tuple[int, int]]:
    """What labels leave of `segment`."""
    labels = sorted((label for label in survey.near.labels_in(segment) if _parts_name(label)), key=lambda lb: lb.start)
    edges = [(label.start, label.end) for label in labels]
    parts = []
    position = 0
    for start, end in [*edges, (len(segment.text), len(segment.text))]:
        if start > position:
            parts.append((position, start))
            rest = fold(segment.text[position:start]).strip(" .,")
            if position and legal_form_pattern().fullmatch(rest) and segment.text[position - 1] not in "#:.":
                # `Lieferant GmbH`: what was taken for a label is the name.
                parts[-1] = (edges[-1][0] if edges else 0, start)
        position = max(position, end)
    return parts


def _parts_name(label: Label) -> bool:
    """Whether `label` is one, and no word of a name as in `Print Expert Ltd`, `China Mobile` or `MUSTER-KUNDE AG`."""
    if not label.field.startswith(_PARTING):
        return False
    before, after = label.segment.text[: label.start], label.segment.text[label.end :]
    if label.strength < _PARTING_LABEL:
        return label.field.startswith(_PARTIES) and not before.strip() and bool(_COLON.match(after))
    if re.search(r"\w-$", before) or re.match(r"-\w", after) or _ends_name(label, before, after):
        return False
    inside = bool(re.search(r"\w", before))
    is_value = bool(re.search(r"\w\s*[:：]\s*$", before))
    if _LABELS_ON.match(after) or is_value:
        return not is_value or bool(_COLON.match(after))
    if not label.field.startswith(_PARTIES):
        return " " in label.text and not inside
    return inside or " " in label.text or label.field in ("customer", "supplier", "remit_to") or not _is_company(after)


def _ends_name(label: Label, before: str, after: str) -> bool:
    """Whether `label` is the last word of a name: `Boulevard Station`."""
    is_last = bool(re.search(r"\w", before)) and not after.strip()
    return is_last and fold(label.text) in words_of("organisation")


def _is_company(text: str) -> bool:
    folded = fold(text)
    return bool(legal_form_pattern().search(folded)) or any(
        word in words_of("organisation") for word in re.findall(r"[a-z]+", folded)
    )
