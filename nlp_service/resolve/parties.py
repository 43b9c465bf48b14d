"""Chooses what belongs to each party: its address and the parts of it, how to reach it, its registrations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from en16931.identifiers import vat_country
from nlp_service import confidence
from nlp_service.candidates.addresses import address_candidate, address_in, address_lines
from nlp_service.candidates.candidate import Candidate, Features, Scored, recognition
from nlp_service.candidates.party.address_parts import AddressPart, address_parts
from nlp_service.candidates.party.blocks import Blocks
from nlp_service.candidates.party.contact_person import find_contact_persons
from nlp_service.candidates.party.named import OTHER_ROLES, find_named_parties
from nlp_service.candidates.party.piece import Piece
from nlp_service.candidates.party.reach import ReachFinder
from nlp_service.candidates.party.registrations import NumberFinder, RegisteredNumber
from nlp_service.candidates.survey import Survey
from nlp_service.language.postal import is_postcode
from nlp_service.reading.page import Segment
from nlp_service.resolve.choice import Choice, choose_alone
from nlp_service.scoring.scorer import Scorer

_MAIN = ("supplier", "customer")
_MOST_IDENTIFIERS = 5
_MOST_REGIONS = 3
_REACH = ("contact.phone", "contact.email", "website")
# A VAT id and a postcode of the same country's form say where somebody is, but less surely than the address itself.
_BY_VAT_ID = 0.65
# A name that is less sure leads to the wrong place.
_SURE_ENOUGH = 0.1


def choose_parties(survey: Survey, choices: Iterable[Choice], scorer: Scorer) -> Iterator[Choice]:
    """A choice for each field of the parties but the names, VAT ids and addresses that `choices` holds already."""
    sure = [choice for choice in choices if confidence.of_choice(choice) >= _SURE_ENOUGH]
    chosen = {choice.field: choice.chosen.candidate for choice in sure if choice.chosen}
    names = {role: chosen[f"{role}.name"] for role in _MAIN if f"{role}.name" in chosen}
    yield from _Parties(survey, names, chosen, scorer).choose()


class _Parties:
    """The parties of one document in the making."""

    def __init__(
        self, survey: Survey, names: Mapping[str, Candidate], chosen: Mapping[str, Candidate], scorer: Scorer
    ) -> None:
        self._survey = survey
        self._names = dict(names)
        self._chosen = chosen
        self._scorer = scorer
        self._blocks = Blocks(survey, names)
        self._numbers = NumberFinder(survey, self._blocks)
        regions = [evidence.code for evidence in survey.countries[:_MOST_REGIONS]]
        self._reach = ReachFinder(survey, [*self._vat_countries(), *regions])

    def choose(self) -> Iterator[Choice]:
        """All choices, party by party."""
        for role in _MAIN:
            name = self._names.get(role)
            lines = self._address_lines(role, name) if name else ()
            if role == "customer":
                yield self._address(role, lines, name)
            yield from self._parts(role, lines)
            yield from self._belongings(role)
        for role in OTHER_ROLES:
            yield from self._other(role)

    def _address_lines(self, role: str, name: Candidate) -> Sequence[Piece]:
        """The lines below the name or else in the party's section, unless another party stands there."""
        lines = address_lines(self._survey, name)
        if not lines:
            sections = (block for block in self._blocks.of_role(role) if block in self._blocks.sections)
            lines = next((found for block in sections if (found := address_in(self._survey, block.lines))), ())
        owners = {self._blocks.owner(line.segment) for line in lines}
        return () if owners - {role, ""} else lines

    def _vat_countries(self) -> list[str]:
        values = (self._chosen[f"{role}.vat_id"].value for role in _MAIN if f"{role}.vat_id" in self._chosen)
        return [country for value in values if (country := vat_country(value))]

    def _choose(self, field: str, candidates: Sequence[Candidate]) -> Choice:
        scores = self._scorer.scores(candidates) if candidates else ()
        return choose_alone(field, [Scored(*pair) for pair in zip(candidates, scores, strict=True)])

    def _address(self, role: str, lines: Sequence[Piece], name: Candidate | None) -> Choice:
        field = f"{role}.address.full"
        if not lines:
            return self._choose(field, [])
        candidate = address_candidate(field, lines, name.words if name else ())
        if not address_parts(lines):
            # Nothing but the place says that these lines are an address.
            candidate = replace(candidate, features=replace(candidate.features, form=candidate.features.form / 2))
        return self._choose(field, [candidate])

    def _parts(self, role: str, lines: Sequence[Piece]) -> Iterator[Choice]:
        parts = address_parts(lines)
        for part in parts:
            yield self._choose(f"{role}.address.{part.name}", [_of_part(role, part)])
        if parts and not any(part.name == "country" for part in parts):
            country = self._country_by_vat_id(role, parts)
            if country is not None:
                yield self._choose(country.field, [country])

    def _country_by_vat_id(self, role: str, parts: Iterable[AddressPart]) -> Candidate | None:
        vat_id = self._chosen.get(f"{role}.vat_id")
        country = vat_country(vat_id.value) if vat_id else ""
        postcode = next((part.value for part in parts if part.name == "postcode"), "")
        if vat_id is None or not country or not postcode or not is_postcode(country, postcode):
            return None
        return replace(
            vat_id,
            field=f"{role}.address.country",
            value=country,
            features=Features(form=_BY_VAT_ID, recognition=recognition(vat_id.words)),
            explanation="The VAT identifier names the country, and the postcode has the form of its postcodes.",
        )

    def _belongings(self, role: str) -> Iterator[Choice]:
        party = self._names[role].value if role in self._names else ""
        persons = list(find_contact_persons(self._survey, self._blocks, role, party))
        person = self._choose(f"{role}.contact.name", persons)
        yield person
        yield from self._reached(role, person)
        yield from self._registered(role)

    def _reached(self, role: str, person: Choice) -> Iterator[Choice]:
        name = self._names[role].value if role in self._names else ""
        others = [other.value for key, other in self._names.items() if key != role]
        lines: Sequence[Segment] = ()
        if person.chosen:
            word = person.chosen.candidate.words[0]
            first = next(segment for segment in self._survey.document.segments if word in segment.words)
            lines = self._blocks.lines_from(first, role)
        found = list(self._reach.candidates(self._blocks, role, name, others, lines))
        for kind in _REACH:
            field = f"{role}.{kind}"
            yield self._choose(field, [candidate for candidate in found if candidate.field == field])

    def _registered(self, role: str) -> Iterator[Choice]:
        vat_ids = [self._chosen[field].value for field in self._chosen if field.endswith(".vat_id")]
        pairs = list(self._numbers.candidates(role, "registration", ()))
        registration = self._choose(f"{role}.registration.value", [candidate for _, candidate in pairs])
        yield from _with_scheme(registration, pairs)
        yield self._choose(f"{role}.tax_id", [c for _, c in self._numbers.candidates(role, "tax_id", vat_ids)])
        address = list(self._numbers.candidates(role, "electronic_address", ()))
        if address:
            yield from _with_peppol_scheme(self._choose(f"{role}.electronic_address.value", [c for _, c in address]))
        chosen = registration.chosen.candidate.value if registration.chosen else ""
        further = [pair for pair in pairs if pair[0].register.scheme and pair[0].value != chosen]
        yield from self._identifiers(role, [*self._numbers.candidates(role, "identifiers", ()), *further], chosen)

    def _identifiers(
        self, role: str, pairs: Iterable[tuple[RegisteredNumber, Candidate]], registration: str
    ) -> Iterator[Choice]:
        seen = {registration}
        count = 0
        for number, candidate in pairs:
            if number.value in seen or count == _MOST_IDENTIFIERS:
                continue
            field = f"{role}.identifiers[{count + 1}].value"
            choice = self._choose(field, [replace(candidate, field=field)])
            if choice.chosen is not None:
                seen.add(number.value)
                count += 1
                yield from _with_scheme(choice, [(number, choice.chosen.candidate)])

    def _other(self, role: str) -> Iterator[Choice]:
        for name, lines in find_named_parties(self._survey, self._blocks, role):
            if name is not None:
                choice = self._choose(name.field, [name])
                if choice.chosen is None:
                    continue
                self._names[role] = name
                yield choice
            elif not address_parts(lines):
                continue
            if lines:
                yield self._address(role, lines, name)
                yield from self._parts(role, lines)
            yield from (choice for choice in self._belongings(role) if choice.chosen)
            return


def _of_part(role: str, part: AddressPart) -> Candidate:
    words = part.piece.words
    features = Features(form=part.form, recognition=recognition(words))
    return Candidate(f"{role}.address.{part.name}", part.value, part.piece.text, words, (), features)


def _with_scheme(choice: Choice, pairs: Iterable[tuple[RegisteredNumber, Candidate]]) -> Iterator[Choice]:
    """The choice of a number and, where its register has one, that of its scheme, which is as sure."""
    yield choice
    if choice.chosen is None:
        return
    value = choice.chosen.candidate
    number = next(number for number, candidate in pairs if candidate.words == value.words)
    if number.register.scheme:
        yield _scheme(choice, choice.chosen, number.register.scheme)


def _with_peppol_scheme(choice: Choice) -> Iterator[Choice]:
    """The parts of an address such as `0088:4000001123452`: the scheme stands before the colon."""
    if choice.chosen is None:
        return
    whole = choice.chosen.candidate
    scheme, _, value = whole.value.removeprefix("iso6523-actorid-upis::").partition(":")
    yield replace(choice, chosen=replace(choice.chosen, candidate=replace(whole, value=value)), others=())
    yield _scheme(choice, choice.chosen, scheme)


def _scheme(choice: Choice, chosen: Scored, scheme: str) -> Choice:
    """The choice of the scheme of an identifier, which stands where the register is named."""
    value = chosen.candidate
    field = value.field.removesuffix(".value") + ".scheme"
    words = value.label_words or value.words
    raw = " ".join(word.text for word in words)
    candidate = replace(value, field=field, value=scheme, raw_text=raw, words=words, label_words=())
    return replace(choice, field=field, chosen=replace(chosen, candidate=candidate), others=())
