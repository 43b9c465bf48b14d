"""The second look: which places to read again, and which values it and the rules agree on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nlp_service.doubts.doubt import Doubt
from nlp_service.extraction import SecondLook, SecondReading
from nlp_service.reading.geometry import Region
from nlp_service.reading.page import Document, PageSource, regions_of

MOST_LOOKS = 24
# Coordinates travel as 32-bit numbers.
_SAME_PLACE = 1e-4


@dataclass(frozen=True, slots=True)
class Correction:
    """A value that a rule asks for and a second look read; for people to decide on."""

    path: str
    value: str
    raw_text: str
    region: Region
    rule_id: str
    explanation: str


def looks_for(document: Document, doubts: Iterable[Doubt]) -> Iterator[tuple[Doubt, SecondLook]]:
    """A look for each doubt about what OCR read in one place, at most `MOST_LOOKS`. Text layers say the same again."""
    count = 0
    for doubt in doubts:
        regions = regions_of(doubt.words)
        if count < MOST_LOOKS and len(regions) == 1 and document.page(regions[0].page).source is PageSource.OCR:
            count += 1
            yield doubt, SecondLook(doubt.path, regions[0], doubt.rule_id)


def corrections(looks: Iterable[tuple[Doubt, SecondLook]], readings: Sequence[SecondReading]) -> tuple[Correction, ...]:
    """What the readings confirm, where they do for one value of a rule only: of two, either could be the wrong one.

    What a place most likely says counts before what it may say as well.
    """
    found: dict[tuple[str, str], _Confirmed] = {}
    for doubt, look in looks:
        texts = next((reading.texts for reading in readings if _is_same(reading.region, look.region)), ())
        for rank, text in enumerate(texts):
            value = doubt.settled(text)
            if value is not None:
                correction = Correction(doubt.path, value, text, look.region, look.rule_id, doubt.sentence(value))
                found.setdefault((doubt.path, value), _Confirmed(correction, doubt.others, is_likeliest=rank == 0))
                break
    return tuple(one.correction for one in found.values() if not any(map(one.is_rivalled_by, found.values())))


@dataclass(frozen=True, slots=True)
class _Confirmed:
    """A correction, the paths of all values that its rule is about, and whether its place most likely says so."""

    correction: Correction
    others: frozenset[str]
    is_likeliest: bool

    def is_rivalled_by(self, other: "_Confirmed") -> bool:
        """Whether the other, which is no less likely, would settle a rule of the same values."""
        return other is not self and other.is_likeliest >= self.is_likeliest and bool(other.others & self.others)


def unanswered(looks: Iterable[tuple[Doubt, SecondLook]], readings: Sequence[SecondReading]) -> tuple[SecondLook, ...]:
    """The looks at places that the readings do not speak of, each place once."""
    wanted: list[SecondLook] = []
    for _, look in looks:
        known = [*(reading.region for reading in readings), *(other.region for other in wanted)]
        if not any(_is_same(region, look.region) for region in known):
            wanted.append(look)
    return tuple(wanted)


def _is_same(one: Region, other: Region) -> bool:
    return one.page == other.page and all(
        abs(a.x - b.x) < _SAME_PLACE and abs(a.y - b.y) < _SAME_PLACE
        for a, b in zip(one.polygon, other.polygon, strict=True)
    )
