"""The words and formats of a document, one file of data per language."""

from samples.wording import de, en, es, fr, it, nl, pt
from samples.wording.formats import FormatChoices, Formats
from samples.wording.wording import Wording

_LOCALES: dict[str, tuple[Wording, FormatChoices]] = {
    "de": (de.GERMAN, de.FORMATS),
    "de_CH": (de.SWISS_GERMAN, de.SWISS_FORMATS),
    "en": (en.ENGLISH, en.FORMATS),
    "en_US": (en.AMERICAN, en.AMERICAN_FORMATS),
    "es": (es.SPANISH, es.FORMATS),
    "fr": (fr.FRENCH, fr.FORMATS),
    "fr_CH": (fr.SWISS_FRENCH, fr.SWISS_FORMATS),
    "it": (it.ITALIAN, it.FORMATS),
    "it_CH": (it.ITALIAN, it.SWISS_FORMATS),
    "nl": (nl.DUTCH, nl.FORMATS),
    "pt": (pt.PORTUGUESE, pt.FORMATS),
}

__all__ = ["FormatChoices", "Formats", "Wording", "choices_for"]


def choices_for(locale: str) -> tuple[Wording, FormatChoices]:
    """The words and formats that a locale has to choose from. KeyError for a locale without data."""
    return _LOCALES[locale]
