"""The parts of a postal address: lines, city, postcode, state and country, from its lines as they are printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp_service.candidates.party.piece import Piece
from nlp_service.candidates.party.town import Town, names_street, read_town
from nlp_service.language.countries import legal_form_pattern
from nlp_service.language.country_names import country_named
from nlp_service.language.postal import WITH_SUBDIVISIONS, subdivisions
from nlp_service.reading.folding import fold

_LINES = ("line1", "line2", "line3")
# `25 rue du Fournisseur 92120 MONTROUGE`: the town behind the street on one line, without a sign between them.
_BEHIND_STREET = re.compile(r"\s(?=(?:[A-Z]{1,3}[- ])?\d{4,5}\s+[^\W\d]{2})")
_SHORTEST_STREET = 4
_MOST_PIECES_OF_TOWN = 3
# How sure a part is: named by a word or sign of its own, told by its form, or by its place alone.
_NAMED, _BY_FORM, _BY_PLACE = 1.0, 0.8, 0.6


@dataclass(frozen=True)
class AddressPart:
    """A part by its name in the contract, as printed (of a country, its code), and how plainly it reads, 0 to 1."""

    name: str
    value: str
    piece: Piece
    form: float


def address_parts(lines: Sequence[Piece]) -> tuple[AddressPart, ...]:
    """The parts of an address of these lines; none where no line names its town.

    The country is only what the address says: its name, letters before the postcode, or a postcode of a form that no
    other country has.
    """
    pieces = [piece for line in lines for piece in _split(line)]
    named = next((index for index in reversed(range(len(pieces))) if index and country_named(pieces[index].text)), None)
    country = "" if named is None else country_named(pieces[named].text)
    towns = ((index, town) for index in reversed(range(len(pieces))) if (town := read_town(pieces[index], country)))
    # Without a street before it, `2558 Michael Mills` is one itself.
    index, town = next(((i, t) for i, t in towns if i or t.country), (None, None))
    if index is None or town is None or _is_unlikely(town, pieces[index + 1 :]):
        return ()
    return tuple(_parts(pieces, index, town, named))


def _is_unlikely(town: Town, behind: Sequence[Piece]) -> bool:
    """Whether a state of the United States stands behind a postcode that is none of theirs: `6000 Redmond, WA`."""
    return town.country != "US" and not town.is_named and any(piece.text in subdivisions("US") for piece in behind)


def _split(line: Piece) -> Iterator[Piece]:
    for piece in _with_whole_towns(tuple(line.split())):
        behind = [match for match in _BEHIND_STREET.finditer(piece.text) if match.start() >= _SHORTEST_STREET]
        if behind and any(character.isdigit() for character in piece.text[: behind[-1].start()]):
            yield piece.part(0, behind[-1].start())
            yield piece.part(behind[-1].end(), len(piece.text))
        else:
            yield piece


def _with_whole_towns(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, those that commas part in a town as one: `New York, NY, 10001`."""
    position = 0
    while position < len(pieces):
        first = pieces[position]
        for last in range(min(len(pieces), position + _MOST_PIECES_OF_TOWN) - 1, position, -1):
            joined = Piece(first.segment, first.start, pieces[last].end)
            town = read_town(joined, "") if not any(map(str.isdigit, first.text)) else None
            if town is not None and town.state is not None:
                yield joined
                position = last + 1
                break
        else:
            yield first
            position += 1


def _parts(pieces: Sequence[Piece], index: int, town: Town, named: int | None) -> Iterator[AddressPart]:
    country = town.country if named is None else country_named(pieces[named].text)
    # A name that stands before the street is no part of the address.
    streets = [piece for piece in pieces[:index] if not legal_form_pattern().search(fold(piece.text))]
    city, state = town.city, town.state
    form = _NAMED if named is not None or town.is_named else _BY_FORM
    if city is None and streets and state is None and _is_state(streets[-1], country):
        state = streets.pop()
    if city is None and streets and _can_be_city(streets[-1]):
        city = streets.pop()
    if named is not None:
        yield AddressPart("country", country_named(pieces[named].text), pieces[named], _NAMED)
    elif town.country:
        yield AddressPart("country", town.country, town.postcode, _NAMED if town.is_named else _BY_FORM)
    yield AddressPart("postcode", town.postcode.text, town.postcode, form)
    if city is not None:
        yield AddressPart("city", city.text, city, form)
    # Behind the town: `São Paulo - SP`, `Fremont, California`.
    state = state or next((piece for piece in pieces[index + 1 :] if _is_state(piece, country)), None)
    if state is not None:
        yield AddressPart("subdivision", state.text, state, form)
    for name, street in zip(_LINES, _joined(streets), strict=False):
        yield AddressPart(name, street.text, street, _BY_PLACE if name == "line3" else form)


def _is_state(piece: Piece, country: str) -> bool:
    return country in WITH_SUBDIVISIONS and not {piece.text, fold(piece.text)}.isdisjoint(subdivisions(country))


def _can_be_city(piece: Piece) -> bool:
    return not any(character.isdigit() for character in piece.text) and not names_street(piece.text)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces of one line as one again: `Station Road, 21` is one line of an address."""
    line: Piece | None = None
    for piece in pieces:
        if line is not None and line.segment is piece.segment:
            line = Piece(line.segment, line.start, piece.end)
            continue
        if line is not None:
            yield line
        line = piece
    if line is not None:
        yield line
