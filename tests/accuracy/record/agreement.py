"""Whether two canonical texts of one field are the same value."""

from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher

import phonenumbers

from en16931.field_value import Kind, kind_of
from nlp_service.language.postal import WITH_SUBDIVISIONS, subdivisions
from nlp_service.reading.folding import fold
from tests.accuracy.matching import letters_and_digits
from tests.accuracy.record.paths import field_at

# Longer texts without a digit, and sentences, may differ by one character in ten.
_ENOUGH = 0.9
_SHORTEST_INEXACT, _SENTENCE = 6, 40
_SAME_NUMBER = phonenumbers.MatchType.SHORT_NSN_MATCH


def is_same(path: str, value: str, truth: str) -> bool:
    """Whether both mean the same: numbers by value, telephones with or without country, texts by their letters."""
    field = field_at(path)
    match kind_of(field):
        case Kind.DECIMAL:
            return _number(value) == _number(truth)
        case Kind.TEXT if field.name == "phone":
            return phonenumbers.is_number_match(value, truth) >= _SAME_NUMBER or _same_text(value, truth)
        case Kind.TEXT if field.name == "subdivision":
            return _same_text(value, truth) or _is_code_of(value, truth) or _is_code_of(truth, value)
        case Kind.TEXT:
            return _same_text(value, truth)
        case _:
            return value == truth


def _is_code_of(code: str, name: str) -> bool:
    """Whether a state is called `name` that has this code: `CA` is California."""
    return any(subdivisions(country).get(fold(name)) == code for country in WITH_SUBDIVISIONS)


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def _same_text(value: str, truth: str) -> bool:
    read, true = letters_and_digits(value), letters_and_digits(truth)
    if read == true:
        return True
    shorter = min(len(read), len(true))
    if shorter < _SHORTEST_INEXACT or (shorter < _SENTENCE and any(map(str.isdigit, read + true))):
        return False
    return SequenceMatcher(None, read, true, autojunk=False).ratio() >= _ENOUGH
