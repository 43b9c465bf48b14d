"""The line of the town in an address: postcode, city, state and the country that their form or a sign tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp_service.candidates.party.piece import Piece
from nlp_service.language.country_names import country_named, country_of_prefix
from nlp_service.language.lexicon import words_of
from nlp_service.language.postal import is_postcode, subdivisions
from nlp_service.reading.folding import fold

_CITY = r"(?P<city>[^\W\d][^\d,;:|]*?(?: (?:CEDEX|Cedex|cedex)(?: \d{1,2})?)?)"
# Forms that one country has alone. `{}` is where the codes of its states go.
_OF_ONE_COUNTRY = (
    ("GB", rf"(?:{_CITY}[ ,]+)?(?P<postcode>[A-Z]{{1,2}}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{{2}})"),
    ("CA", rf"(?:{_CITY}[ ,(]+)??(?:(?P<state>{{}})[) ,]+)?(?P<postcode>[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d)"),
    ("US", rf"(?:{_CITY}[ ,]+)?(?P<state>{{}})\.?[ ,]+(?P<postcode>\d{{5}}(?:-\d{{4}})?)"),
    ("AU", rf"(?:{_CITY}[ ,]+)?(?P<state>{{}})[ ,]+(?P<postcode>\d{{4}})"),
    ("NL", rf"(?:NL[- ]+)?(?P<postcode>[1-9]\d{{3}} ?[A-Z]{{2}})[ ,]+{_CITY}"),
    ("PL", rf"(?:PL[- ]+)?(?P<postcode>\d{{2}}-\d{{3}})[ ,]+{_CITY}"),
    ("PT", rf"(?:P(?:T)?[- ]+)?(?P<postcode>\d{{4}}-\d{{3}})[ ,]+{_CITY}"),
    ("BR", rf"(?:CEP:? *)?(?P<postcode>\d{{5}}-\d{{3}})(?:[ ,-]+{_CITY}(?:[ ,/-]+(?P<state>{{}}))?)?"),
    ("BR", rf"{_CITY}(?:[ ,/-]+(?P<state>{{}}))?[ ,-]+(?:CEP:? *)?(?P<postcode>\d{{5}}-\d{{3}})"),
)
_PREFIXED = re.compile(
    rf"(?P<sign>[A-Z]{{1,3}})[- ]+(?P<postcode>\d{{3}} \d{{2}}|\d{{4,6}}(?: [A-Z]{{2}}\b)?)[ ,]+{_CITY}"
)
_FIRST = re.compile(rf"(?P<postcode>\d{{3}} \d{{2}}|\d{{4}}(?: [A-Z]{{2}}\b)?|\d{{5,6}})[ ,]+{_CITY}")
_LAST = re.compile(rf"{_CITY}[ ,]+(?P<postcode>\d{{4,6}})")
_CEDEX = re.compile(r"\bcedex\b", re.IGNORECASE)
# The province behind the city, in brackets, as two capitals, or behind a stroke.
_PROVINCE = re.compile(r"^(.+?)(?:\s*[(/]\s*([^()/]+?)\s*\)?|\s+([A-Z]{2}))$")
_ITALIAN = re.compile(r"(.+?) ?\(([A-Z]{2})\)")
_WITH_PROVINCE = ("IT", "ES", "TR")


@dataclass(frozen=True)
class Town:
    """The parts of the line, as far as they stand there; `country` is what its form or sign says, else empty.

    `is_named` tells that letters before the postcode name the country, and not its form alone.
    """

    postcode: Piece
    city: Piece | None
    state: Piece | None
    country: str = ""
    is_named: bool = False


def read_town(piece: Piece, country: str) -> Town | None:
    """The town that `piece` names; None when it does not read like one.

    `country` (ISO 3166-1 alpha-2) is what else the address says, or empty; a postcode of another form is none.
    """
    if piece.text.endswith("."):
        piece = Piece(piece.segment, piece.start, piece.end - 1)
    return next((town for town in _readings(piece, country) if _is_likely(town, country)), None)


def _readings(piece: Piece, country: str) -> Iterator[Town]:
    for code, pattern in _of_one_country():
        match = pattern.fullmatch(piece.text)
        if match and country in ("", code):
            yield _town(piece, match, code)
    match = _PREFIXED.fullmatch(piece.text)
    if match and (named := country_of_prefix(match["sign"])):
        yield _town(piece, match, named, is_named=True)
    for pattern in (_FIRST, _LAST):
        match = pattern.fullmatch(piece.text)
        if match:
            yield _town(piece, match, country)


def _town(piece: Piece, match: re.Match[str], country: str, *, is_named: bool = False) -> Town:
    groups = match.groupdict()
    city = piece.part(*match.span("city")) if groups.get("city") else None
    state = piece.part(*match.span("state")) if groups.get("state") else None
    if city is not None and country in _WITH_PROVINCE:
        found = _PROVINCE.match(city.text)
        group = 2 if found and found[2] else 3
        if found and fold(found[group]) in _folded_subdivisions(country):
            city, state = city.part(*found.span(1)), city.part(*found.span(group))
    postcode = piece.part(*match.span("postcode"))
    province = _ITALIAN.fullmatch(city.text) if city is not None and not country else None
    if city is not None and province and province[2] in subdivisions("IT") and is_postcode("IT", postcode.text):
        return Town(postcode, city.part(*province.span(1)), city.part(*province.span(2)), "IT", is_named=True)
    # `Singapore 079903`: the city is the country.
    if not country and city is not None and is_postcode(country_named(city.text), postcode.text):
        country, is_named = country_named(city.text), True
    return Town(postcode, city, state, country, is_named)


def _is_likely(town: Town, country: str) -> bool:
    code = country or town.country
    if code and is_postcode(code, town.postcode.text) is False:
        return False
    if town.city is None:
        return bool(town.country)
    return not names_street(town.city.text)


def names_street(text: str) -> bool:
    """Whether a word such as `Street` stands in `text`."""
    words = (word.strip(".") for word in fold(_CEDEX.sub("", text)).split())
    return any(word in words_of("street") and len(word) > 1 for word in words)


@cache
def _folded_subdivisions(country: str) -> frozenset[str]:
    return frozenset(fold(name) for name in subdivisions(country))


@cache
def _of_one_country() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((code, re.compile(pattern.replace("{}", _codes(code)))) for code, pattern in _OF_ONE_COUNTRY)


def _codes(country: str) -> str:
    return "|".join(re.escape(key) for key in subdivisions(country) if key.isupper())
