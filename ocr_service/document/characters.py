"""What the characters of a PDF's text stand for: blanks, hyphens, ligatures, and those that stand for nothing."""

import sys
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# A hyphen at the end of a line: PDFium gives it as one of these.
_LINE_END_HYPHENS = frozenset("\x02\ufffe\u00ad")
# Private use, not assigned, half of a pair: glyphs whose meaning the file does not tell.
_MEANINGLESS = frozenset({"Co", "Cn", "Cs"})
_REPLACEMENT = "\ufffd"
# Latin ligatures, which people write and search as single letters.
_FIRST_LIGATURE, _LAST_LIGATURE = "\ufb00", "\ufb06"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a code stands for: whether it separates words, whether nobody can tell, and what people write for it."""

    is_blank: bool
    is_unreadable: bool
    written: str


@lru_cache(maxsize=4096)
def meaning_of(code: int) -> Meaning:
    """What the code of a character, as the file gives it, stands for."""
    character = character_of(code)
    return Meaning(is_blank(character), is_unreadable(character), written(character))


def character_of(code: int) -> str:
    """The character of a code as the file gives it, which need not be one of Unicode's."""
    return chr(code) if 0 < code <= sys.maxunicode else _REPLACEMENT


def is_blank(character: str) -> bool:
    """Whether it separates words: every kind of space, line ends included."""
    return character.isspace()


def is_unreadable(character: str) -> bool:
    """Whether nobody can tell what it stands for."""
    if character in _LINE_END_HYPHENS:
        return False
    return character == _REPLACEMENT or unicodedata.category(character) in _MEANINGLESS


def written(character: str) -> str:
    """The character as people write it; empty for one that shows nothing or stands for nothing."""
    if character in _LINE_END_HYPHENS:
        return "-"
    if _FIRST_LIGATURE <= character <= _LAST_LIGATURE:
        return unicodedata.normalize("NFKC", character)
    if is_unreadable(character) or unicodedata.category(character) in {"Cc", "Cf"}:
        return ""
    return character
