"""Chooses the address of a party, as a whole and in parts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from en16931.identifiers import vat_country
from nlp_service.candidates.candidate import Candidate, Features, recognition
from nlp_service.candidates.party.address_parts import AddressPart, address_parts
from nlp_service.candidates.party.addresses import address_candidate
from nlp_service.candidates.party.piece import Piece
from nlp_service.language.postal import is_postcode
from nlp_service.resolve.choice import Choice, choose_among
from nlp_service.scoring.scorer import Scorer

# A VAT id and a postcode of the same country's form say where somebody is, but less surely than the address itself.
_BY_VAT_ID = 0.65


def choose_address(role: str, lines: Sequence[Piece], name: Candidate | None, scorer: Scorer) -> Choice:
    """The whole address of these lines, or none."""
    field = f"{role}.address.full"
    if not lines:
        return choose_among(field, [], scorer)
    candidate = address_candidate(field, lines, name.words if name else ())
    if not address_parts(lines):
        # Nothing but the place says that these lines are an address.
        candidate = replace(candidate, features=replace(candidate.features, form=candidate.features.form / 2))
    return choose_among(field, [candidate], scorer)


def choose_address_parts(
    role: str, lines: Sequence[Piece], vat_id: Candidate | None, scorer: Scorer
) -> Iterator[Choice]:
    """The parts of the address of these lines; where it does not name its country, `vat_id` of the party may."""
    parts = address_parts(lines)
    for part in parts:
        yield choose_among(f"{role}.address.{part.name}", [_candidate(role, part)], scorer)
    if parts and vat_id is not None and not any(part.name == "country" for part in parts):
        country = _country_of(vat_id, parts)
        if country:
            yield choose_among(f"{role}.address.country", [_by_vat_id(role, vat_id, country)], scorer)


def _candidate(role: str, part: AddressPart) -> Candidate:
    words = part.piece.words
    features = Features(form=part.form, recognition=recognition(words))
    return Candidate(f"{role}.address.{part.name}", part.value, part.piece.text, words, (), features)


def _country_of(vat_id: Candidate, parts: Iterable[AddressPart]) -> str:
    country = vat_country(vat_id.value)
    postcode = next((part.value for part in parts if part.name == "postcode"), "")
    return country if country and is_postcode(country, postcode) else ""


def _by_vat_id(role: str, vat_id: Candidate, country: str) -> Candidate:
    return replace(
        vat_id,
        field=f"{role}.address.country",
        value=country,
        features=Features(form=_BY_VAT_ID, recognition=recognition(vat_id.words)),
        explanation="The VAT identifier names the country, and the postcode has the form of its postcodes.",
    )
