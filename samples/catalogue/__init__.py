"""What the invented firms are called, where they sit and what they sell: one file of data per language."""

from samples.catalogue import de, en, es, fr, it, nl, pt
from samples.catalogue.trade import Names, Trade

_LANGUAGES = {"de": de, "en": en, "es": es, "fr": fr, "it": it, "nl": nl, "pt": pt}

NAMES: dict[str, Names] = {language: data.NAMES for language, data in _LANGUAGES.items()}
TRADES: dict[str, tuple[Trade, ...]] = {language: data.TRADES for language, data in _LANGUAGES.items()}
