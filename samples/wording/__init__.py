"""The words and formats of an invoice, one file of data per language."""

from samples.wording import de, en
from samples.wording.wording import Wording

_WORDINGS = {"de": de.GERMAN, "en": en.ENGLISH}

__all__ = ["Wording", "wording_for"]


def wording_for(language: str) -> Wording:
    """The wording of that language (ISO 639-1). KeyError for a language without data."""
    return _WORDINGS[language]
