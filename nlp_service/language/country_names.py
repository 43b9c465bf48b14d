"""Names of countries in all languages (CLDR's, and some more), and the letters that stand for one before a postcode."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale

from en16931.countries import is_country
from nlp_service.language.lexicon import LANGUAGES
from nlp_service.reading.folding import fold


def country_named(text: str) -> str:
    """The country (ISO 3166-1 alpha-2) that `text`, and nothing else, names; empty when it names none."""
    return _by_name().get(fold(text).strip(" .,;:()-"), "")


def country_of_prefix(letters: str) -> str:
    """The country whose sign (`D`) or code (`DE`) stands before a postcode; empty when there is none."""
    code = letters if len(letters) == 2 and is_country(letters) else ""
    return str(_data()["signs"].get(letters, code))


@cache
def _by_name() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for language in LANGUAGES:
        territories: Mapping[str, str] = Locale.parse(language).territories
        for code, name in territories.items():
            if len(code) == 2 and is_country(code):
                names.setdefault(fold(name), code)
    for code, others in _data()["names"].items():
        names.update({fold(name).strip("."): code for name in others})
    # More often the state of that name.
    names.pop("georgia", None)
    return names


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("nlp_service.language").joinpath("country_names.toml").read_text("utf-8"))
