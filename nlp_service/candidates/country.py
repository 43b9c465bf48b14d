"""The countries that a document points to, by names, legal forms, postcodes, telephone numbers and identifiers."""

import re
from collections import Counter
from dataclasses import dataclass

from nlp_service.language.countries import load_countries
from nlp_service.reading.folding import fold
from nlp_service.reading.page import Document, Segment

# How much each kind of evidence says.
_NAME, _LEGAL_FORM, _POSTCODE, _PHONE = 1.0, 1.5, 1.0, 1.0
_WORD = re.compile(r"[a-z0-9]+")
# More of the same evidence says little more.
_MOST_OF_A_KIND = 2


@dataclass(frozen=True, slots=True)
class CountryEvidence:
    """A country, how much speaks for it, and the first thing on the page that does."""

    code: str
    weight: float
    place: Segment

    @property
    def example(self) -> str:
        """The characters on the page that speak for it first."""
        return self.place.text


def find_countries(document: Document) -> tuple[CountryEvidence, ...]:
    """The countries that the document points to, the likeliest first."""
    weights: dict[str, float] = {}
    kinds: Counter[tuple[str, str]] = Counter()
    places: dict[str, Segment] = {}

    def note(code: str, kind: str, weight: float, place: Segment) -> None:
        kinds[code, kind] += 1
        if kinds[code, kind] <= _MOST_OF_A_KIND:
            weights[code] = weights.get(code, 0.0) + weight
            places.setdefault(code, place)

    for segment in document.segments:
        folded = f" {fold(segment.text)} "
        spaced = f" {' '.join(_WORD.findall(folded))} "
        for code, country in load_countries().items():
            for name in country.names:
                if f" {name} " in spaced:
                    note(code, "name", _NAME, segment)
            for form in country.legal_forms:
                if f" {form} " in folded or f" {form} " in spaced:
                    note(code, "form", _LEGAL_FORM, segment)
            for pattern in country.postcodes:
                if pattern.search(segment.text):
                    note(code, "postcode", _POSTCODE, segment)
            if country.phone and country.phone in folded:
                note(code, "phone", _PHONE, segment)
    return tuple(
        CountryEvidence(code, weight, places[code])
        for code, weight in sorted(weights.items(), key=lambda item: -item[1])
    )
