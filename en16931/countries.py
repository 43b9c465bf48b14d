"""The country codes that EN 16931 allows."""

from functools import cache

from babel import Locale

# Regions that CLDR names without a country of ISO 3166-1 behind them.
_NO_COUNTRIES = frozenset(["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"])

# The standard's code list adds Kosovo and Northern Ireland to ISO 3166-1; CLDR's XK is Kosovo too.
_ADDED = frozenset({"1A", "XI"})


@cache
def _codes() -> frozenset[str]:
    named = {code for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()}
    return frozenset(named - _NO_COUNTRIES | _ADDED)


def is_country(code: str) -> bool:
    """Whether `code` is a country of ISO 3166-1 alpha-2 or one that EN 16931 adds; capitals only."""
    return code in _codes()
