"""Text that can be a name, and the word that tells one name apart from others."""

import re
from functools import cache

from nlp_service.language.countries import legal_form_pattern, legal_forms
from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold, squeeze

_NEVER = re.compile(
    r"@|#(?!\s?\d)|www\.|https?:|\d[.,]\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d\d:\d\d|\d{7,}|[:=]\s*$"
)
_LONGEST_NAME = 70
_FEWEST_LETTERS = 3
# Shorter words tell no name apart.
SHORTEST_TELLING = 4


def can_be_name(text: str) -> bool:
    """Whether `text` has the letters, the length and none of the signs that no name has."""
    letters = sum(character.isalpha() for character in text)
    digits = sum(character.isdigit() for character in text)
    if not _FEWEST_LETTERS <= letters <= _LONGEST_NAME or digits > letters // 2 or _NEVER.search(text):
        return False
    folded = re.sub(r"[-.]", " ", fold(text))
    if squeeze(text) in _squeezed_stock_phrases() or _is_legal_form(text):
        return False
    return not _contact_line().match(folded) and not _is_stock_phrase(folded)


def telling_word(name: str) -> str:
    """The first word of `name` that tells it apart: long, and no kind of company, street or title; "" for none."""
    words = re.findall(r"[^\W\d_]+", fold(name))
    return next((word for word in words if len(word) >= SHORTEST_TELLING and word not in _usual_words()), "")


@cache
def _usual_words() -> frozenset[str]:
    kinds = ("organisation", "street", "not_names", "common", "person_titles")
    return frozenset().union(*(words_of(kind) for kind in kinds))


def _is_legal_form(text: str) -> bool:
    """Whether `text` is nothing but a legal form, however it is spaced and pointed: `Sdn. Bhd.`"""
    return squeeze(text) in _squeezed_legal_forms() or bool(legal_form_pattern().fullmatch(fold(text).strip()))


@cache
def _squeezed_legal_forms() -> frozenset[str]:
    return frozenset(squeeze(form) for form in legal_forms())


@cache
def _contact_line() -> re.Pattern[str]:
    starts = sorted({*words_of("contact"), *words_of("registration")}, key=len, reverse=True)
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, starts))})(?![a-z])")


@cache
def _squeezed_stock_phrases() -> frozenset[str]:
    return frozenset(squeeze(phrase) for phrase in words_of("not_names"))


def _is_stock_phrase(folded: str) -> bool:
    phrase = " ".join(re.findall(r"[a-z]+", folded))
    words = phrase.split()
    if phrase in words_of("not_names") or all(word in words_of("not_names") for word in words):
        return True
    return len(words) > 1 and words[0] in _heads() and words[1] in words_of("common")


@cache
def _heads() -> frozenset[str]:
    """Words of forms that begin titles: `Adresse de …`, `Rechnung für …`."""
    return frozenset(word for word in words_of("not_names") - words_of("organisation") if len(word) > 3) - {"service"}
