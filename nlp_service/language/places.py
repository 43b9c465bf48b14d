"""What addresses end with: names of countries, and of the states and provinces that some countries' addresses state."""

from functools import cache

from nlp_service.language.country_names import country_named
from nlp_service.language.postal import subdivisions
from nlp_service.reading.folding import fold

# Countries in whose addresses the state often stands last.
_WITH_STATES = ("US", "CA", "AU", "MY")
_LONGEST_CODE = 3


def names_place(text: str) -> bool:
    """Whether `text`, and nothing else, names a country, a state or a province."""
    return bool(country_named(text)) or fold(text).strip(" .,;:()-*") in _state_names()


@cache
def state_codes() -> frozenset[str]:
    """The abbreviations of states and provinces, in capitals."""
    return frozenset(name for name in _names() if name.isupper() and len(name) <= _LONGEST_CODE)


@cache
def _state_names() -> frozenset[str]:
    return frozenset(fold(name) for name in _names() - state_codes())


@cache
def _names() -> frozenset[str]:
    return frozenset(name for country in _WITH_STATES for name in subdivisions(country))
