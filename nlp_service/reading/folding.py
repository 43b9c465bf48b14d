"""Folding of text for comparison: case, accents and typographic variants are taken away, each offset stays true."""

import re
import unicodedata
from functools import lru_cache

_SPECIAL = {
    "ß": "s",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "æ": "a",
    "œ": "o",
    "ı": "i",
    "°": "o",
    "№": "#",
    "’": "'",
    "‐": "-",
    "–": "-",
    "—": "-",
}
_NOT_ALPHANUMERIC = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    lower = character.lower()
    if lower in _SPECIAL:
        return _SPECIAL[lower]
    base = unicodedata.normalize("NFKD", lower)
    return base[0] if base else character


def fold(text: str) -> str:
    """`text` in lower case without accents, as many characters as before: `Größe` gives `grose`."""
    return "".join(map(_fold_character, text))


def squeeze(text: str) -> str:
    """Only the letters and digits of `text`, folded: what OCR that loses spaces and points still agrees on."""
    return _NOT_ALPHANUMERIC.sub("", fold(text))
