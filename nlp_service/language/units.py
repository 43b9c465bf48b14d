"""Units of quantities: their words in all languages, and the codes of UN/ECE Recommendation 20 that they mean."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from nlp_service.language.lexicon import words_of
from nlp_service.reading.folding import fold

_SIGNS = ".()[]:,"


@cache
def unit_codes() -> Mapping[str, str]:
    """The code of Recommendation 20 by the word (folded) that means it."""
    data: dict[str, list[str]] = tomllib.loads(files("nlp_service.language").joinpath("units.toml").read_text("utf-8"))
    return {fold(word).strip(_SIGNS): code for code, words in data.items() for word in words}


def unit_code(text: str) -> str | None:
    """The code of Recommendation 20 for a unit as printed, e.g. `HUR` for `Std.`; None where it has none."""
    return unit_codes().get(fold(text).strip(_SIGNS))


def is_unit(text: str) -> bool:
    """Whether `text` is the word of a unit in some language."""
    word = fold(text).strip(_SIGNS)
    return word in words_of("units") or word in unit_codes()
