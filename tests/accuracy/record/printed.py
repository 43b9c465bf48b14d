"""Whether a true value stands on the pages: XML often says more than is printed, and nobody can read that."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from google.protobuf.descriptor import FieldDescriptor

from en16931.field_value import Kind, kind_of
from tests.accuracy.matching import letters_and_digits
from tests.accuracy.record.paths import field_at

_LANGUAGES = ("en", "en_GB", "de", "fr", "es", "it", "nl", "pt", "pl", "tr")
_NUMBER = re.compile(r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?")
_FEWEST_DIGITS_OF_PHONE = 6
# Shorter values stand in other words by chance.
_SHORTEST_IN_RUNS = 4


def is_printed(path: str, truth: str, text: str | None) -> bool:
    """Whether a value stands in the text of the pages in some usual form; also where that text is not known.

    Of a country its code or its name in one of the languages, of a date its long and short forms.
    """
    field = field_at(path)
    kind = kind_of(field)
    if text is None or kind not in (Kind.TEXT, Kind.DATE, Kind.DECIMAL):
        return True
    if kind is Kind.DECIMAL:
        return truth.lstrip("-").replace(".", "").strip("0") in _numbers(text)
    return any(_stands(form, text) for form in _forms(field, truth))


def _forms(field: FieldDescriptor, truth: str) -> Iterator[str]:
    if kind_of(field) is Kind.DATE:
        yield from _dates(date.fromisoformat(truth))
    elif field.name in ("country", "country_of_origin"):
        yield from _names_of_country(truth)
    elif field.name == "phone":
        yield letters_and_digits(truth)[-_FEWEST_DIGITS_OF_PHONE:]
    else:
        yield truth


def _stands(form: str, text: str) -> bool:
    squeezed = letters_and_digits(form)
    return _is_word(form, text) if len(squeezed) < _SHORTEST_IN_RUNS else squeezed in _squeezed(text)


@lru_cache(maxsize=4)
def _squeezed(text: str) -> str:
    return letters_and_digits(text)


@lru_cache(maxsize=4)
def _numbers(text: str) -> frozenset[str]:
    """The significant digits of the numbers, whatever their decimal mark."""
    found = (re.sub(r"\D", "", number) for number in _NUMBER.findall(text))
    parts = (re.sub(r"\D", "", number) for number in re.findall(r"\d[\d.,]*", text))
    return frozenset(digits.strip("0") for digits in (*found, *parts))


def _dates(day: date) -> Iterator[str]:
    for language in _LANGUAGES:
        for length in ("short", "medium", "long"):
            yield format_date(day, length, locale=language)
    for pattern in ("dd.MM.yyyy", "d.M.yyyy", "dd.MM.yy", "yyyy-MM-dd", "MM/dd/yyyy", "dd-MMM-yyyy"):
        yield format_date(day, pattern, locale="en")


def _is_word(word: str, text: str) -> bool:
    return bool(word) and bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE))


def _names_of_country(code: str) -> Iterator[str]:
    # `D-80331` names the country by the letters of its cars.
    yield from (code, {"DE": "D", "AT": "A", "FR": "F", "IT": "I", "BE": "B"}.get(code, ""))
    for language in _LANGUAGES:
        yield Locale.parse(language).territories.get(code, "")
