"""Lines that name a place: they stand where names do, as parts of an address, and are none."""

import re
from functools import cache

from nlp_service.language.countries import legal_form_pattern
from nlp_service.language.lexicon import words_of
from nlp_service.language.places import names_place, state_codes
from nlp_service.reading.folding import fold

# `94538`, `41150`, `D-10115` before the town of a line.
_POSTCODE_FIRST = re.compile(r"\W*(?:[A-Z]{1,2}[- ])?\d{4,6}(?:-\d{3})?[\s,]+[^\W\d]{2,}")
_STATE_AND_POSTCODE = re.compile(r"[\s,.]([A-Z]{2,3})[\s,.]{0,3}\d{4,5}(?:-\d{4})?\W*$")
# `New York, NY`, `Mason, MI - # 174`
_STATE_BEHIND_COMMA = re.compile(r"[^\W\d],\s*([A-Z]{2,3})(?=\W*$|\s*[-#]\W*\d)")
_WORD = re.compile(r"[a-z]+")
# A line of an address is seldom longer than this.
_MOST_WORDS = 9
# A word of a street at the beginning or end of a line without a number.
_HALF = 0.5


def likeness_to_place(text: str) -> float:
    """How much `text` reads like a line of an address, 0 to 1: a street with its number, a town with its region."""
    folded = fold(text)
    words = _WORD.findall(folded)
    if not words or len(words) > _MOST_WORDS:
        return 0.0
    if _names_street(folded, words) and any(character.isdigit() for character in folded):
        return 1.0
    if _POSTCODE_FIRST.match(text) or _ends_with_state(text) or _ends_with_country(text):
        return 1.0
    return _HALF if words[0] in words_of("street_first") or words[-1] in words_of("street_last") else 0.0


def _names_street(folded: str, words: list[str]) -> bool:
    return bool(set(words) & words_of("street")) or any(word.endswith(_long_street_words()) for word in words)


@cache
def _long_street_words() -> tuple[str, ...]:
    # `Musterstr. 12`
    return ("str", *sorted(word for word in words_of("street") if len(word) > 4))


def _ends_with_state(text: str) -> bool:
    found = _STATE_AND_POSTCODE.search(text) or _STATE_BEHIND_COMMA.search(text)
    if found is None or found[1] not in state_codes():
        return False
    # `Muster, SA` is a company.
    return any(character.isdigit() for character in text) or not legal_form_pattern().fullmatch(fold(found[1]))


def _ends_with_country(text: str) -> bool:
    """Whether `text` is nothing but a country or state, or ends with one behind a comma."""
    return names_place(text.rsplit(",", 1)[-1])
