"""Candidates for a party's registrations, local tax numbers and identifiers, behind the names of their registers."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.party.belonging import belonging
from nlp_service.candidates.party.blocks import Blocks
from nlp_service.candidates.party.piece import Piece
from nlp_service.candidates.survey import Survey
from nlp_service.language.registers import Register, load_registers, register_names, registers_named
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Segment, Word

# Between the name of a register and the number stand at most so many characters: `RCS Nanterre 999 888 777`.
_WIDEST = 32
_DEEPEST = 1.6
_COMPACT = re.compile(r"[ ./-]")
# These are printed with signs that belong to them.
_AS_PRINTED = (
    "hrb",
    "fn",
    "rea",
    "steuernummer",
    "ein",
    "peppol",
    "number",
    "uid",
    "company_number",
    "orgnr_se",
    "cvr",
)


@dataclass(frozen=True)
class RegisteredNumber:
    """A number of a register: `kind` is the field of the party; `label` how surely the register is named, 0 to 1."""

    register: Register
    value: str
    piece: Piece
    label: float
    label_words: tuple[Word, ...]
    check: float


class NumberFinder:
    """The numbers of registers on one document, found once for all parties."""

    def __init__(self, survey: Survey, blocks: Blocks) -> None:
        self._survey = survey
        self._blocks = blocks
        self._found = tuple(_distinct(self._find()))

    def candidates(
        self, role: str, kind: str, taken: Iterable[str] = ()
    ) -> Iterator[tuple[RegisteredNumber, Candidate]]:
        """The numbers of `kind` with the candidates for the party; those `taken` as VAT ids are left out."""
        vat_digits = {re.sub(r"\D", "", other) for other in taken if other}
        for number in self._found:
            if number.register.kind != kind:
                continue
            if kind == "tax_id" and re.sub(r"\D", "", number.value) in vat_digits:
                continue
            place = belonging(self._blocks, number.piece.segment, role)
            if not place:
                continue
            features = Features(
                label=number.label,
                form=1.0,
                check=number.check,
                address=place,
                order=1 / (1 + number.register.rank),
                recognition=recognition(number.piece.words),
            )
            field = f"{role}.{_FIELDS[kind]}"
            yield (
                number,
                Candidate(field, number.value, number.piece.text, number.piece.words, number.label_words, features),
            )

    def _find(self) -> Iterator[RegisteredNumber]:
        for segment in self._survey.document.segments:
            yield from self._named(segment)
            yield from self._bare(segment)

    def _bare(self, segment: Segment) -> Iterator[RegisteredNumber]:
        for register in load_registers():
            if register.bare:
                for match in register.number.finditer(segment.text):
                    yield _number(register, Piece(segment, *match.span()), 1.0, ())

    def _named(self, segment: Segment) -> Iterator[RegisteredNumber]:
        folded = fold(segment.text)
        names = list(register_names().finditer(folded))
        ends = [*(following.start() for following in names[1:]), len(folded)]
        for match, end in zip(names, ends, strict=False):
            words = segment.words_between(*match.span())
            for register in registers_named(match.group()):
                if register.in_section and not self._blocks.in_section(segment):
                    continue
                for place, strength in self._places(segment, match.end(), end):
                    found = register.number.search(place.text)
                    if found and found.start() <= _WIDEST and not _is_other(place.text[: found.start()]):
                        yield _number(register, place.part(*found.span()), strength, words)
                        break

    def _places(self, segment: Segment, start: int, end: int) -> Iterator[tuple[Piece, float]]:
        """Where the number of a register may stand that is named up to `start`."""
        yield Piece(segment, start, end), 1.0
        if re.search(r"\w", segment.text[start:]):
            return
        segments = self._survey.near.row_of(segment).segments
        place = next(index for index, other in enumerate(segments) if other is segment)
        if place + 1 < len(segments):
            yield Piece(segments[place + 1], 0, len(segments[place + 1].text)), 0.9
        page = self._survey.document.page(segment.page)
        number = page.row_number(segment)
        for row in page.rows[number + 1 : number + 2]:
            if row.box.top - segment.box.bottom < _DEEPEST * segment.box.height:
                for other in row.segments:
                    if abs(other.box.left - segment.box.left) < 0.02:
                        yield Piece(other, 0, len(other.text)), 0.8


_FIELDS = {
    "registration": "registration.value",
    "identifiers": "identifiers.value",
    "tax_id": "tax_id",
    "electronic_address": "electronic_address.value",
}


def _number(register: Register, piece: Piece, label: float, words: tuple[Word, ...]) -> RegisteredNumber:
    text = " ".join(piece.text.split())
    value = text if register.key in _AS_PRINTED else _COMPACT.sub("", text)
    return RegisteredNumber(register, value, piece, label, words, register.verdict(piece.text))


def _is_other(between: str) -> bool:
    """Whether what stands between name and number belongs to something else: another number, or a sentence."""
    return any(character.isdigit() for character in between) or len(between.split()) > 4


def _distinct(numbers: Iterable[RegisteredNumber]) -> Iterator[RegisteredNumber]:
    """Each number once at each place, of the register that it fits best: check digits first, then the file's order."""
    best: dict[tuple[int, int], RegisteredNumber] = {}
    for number in numbers:
        place = (id(number.piece.segment), number.piece.start)
        other = best.get(place)
        if other is None or (number.check, -number.register.rank) > (other.check, -other.register.rank):
            best[place] = number
    yield from best.values()
