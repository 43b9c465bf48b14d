"""Countries and currencies: what tells them on a document, read from data files."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from nlp_service.reading.folding import fold


@dataclass(frozen=True)
class Country:
    """What tells a country, and what follows from it. `names` and `legal_forms` are folded."""

    code: str
    currency: str
    names: tuple[str, ...]
    legal_forms: tuple[str, ...]
    postcodes: tuple[re.Pattern[str], ...]
    phone: str
    day_first: bool


@cache
def load_countries() -> Mapping[str, Country]:
    """The countries by ISO 3166-1 alpha-2 code."""
    return {
        code: Country(
            code=code,
            currency=entry["currency"],
            names=tuple(fold(name) for name in entry["names"]),
            legal_forms=tuple(fold(form) for form in entry.get("legal_forms", ())),
            postcodes=tuple(re.compile(pattern) for pattern in entry.get("postcodes", ())),
            phone=entry.get("phone", ""),
            day_first=entry.get("day_first", True),
        )
        for code, entry in _read("countries").items()
    }


@cache
def currency_signs() -> Mapping[str, tuple[str, ...]]:
    """For each sign or word (lower case) the currencies that it may stand for."""
    currencies: dict[str, list[str]] = {}
    for code, signs in _read("currencies")["signs"].items():
        for sign in signs:
            currencies.setdefault(sign.lower(), []).append(code)
    return {sign: tuple(codes) for sign, codes in currencies.items()}


@cache
def currency_codes() -> tuple[str, ...]:
    """The ISO 4217 codes that are looked for as words."""
    return tuple(_read("currencies")["codes"]["known"])


@cache
def legal_forms() -> frozenset[str]:
    """The folded legal forms that end the name of a company, in any country."""
    return frozenset(fold(form) for form in _read("legal_forms")["names"])


@cache
def legal_form_pattern() -> re.Pattern[str]:
    """Finds a legal form as words of their own in folded text; one behind a hyphen, as in `CS-SA 12`, is a code."""
    forms = sorted(legal_forms(), key=len, reverse=True)
    return re.compile(r"(?<![a-z0-9])(?<![a-z0-9]-)(?:" + "|".join(map(re.escape, forms)) + r")(?!-?[a-z0-9])")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("nlp_service.language").joinpath(f"{name}.toml").read_text("utf-8"))
