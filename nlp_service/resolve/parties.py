"""Chooses what belongs to each party: its address and the parts of it, how to reach it, its registrations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from en16931.identifiers import vat_country
from nlp_service import confidence
from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.document_type import FIELD as DOCUMENT_TYPE
from nlp_service.candidates.party.address_parts import address_parts
from nlp_service.candidates.party.addresses import address_in, address_lines
from nlp_service.candidates.party.blocks import Blocks
from nlp_service.candidates.party.contact_person import find_contact_persons
from nlp_service.candidates.party.legal import find_legal_information, find_trading_names
from nlp_service.candidates.party.named import OTHER_ROLES, find_named_parties
from nlp_service.candidates.party.piece import Piece
from nlp_service.candidates.party.reach import ReachFinder
from nlp_service.candidates.party.registrations import NumberFinder
from nlp_service.candidates.survey import Survey
from nlp_service.reading.page import Segment
from nlp_service.resolve.choice import Choice, choose_among
from nlp_service.resolve.party_addresses import choose_address, choose_address_parts
from nlp_service.resolve.party_numbers import choose_numbers
from nlp_service.resolve.party_vat_ids import choose_vat_ids
from nlp_service.scoring.scorer import Scorer

_MAIN = ("supplier", "customer")
_MOST_REGIONS = 3
_REACH = ("contact.phone", "contact.email", "website")
# A name that is less sure leads to the wrong place.
_SURE_ENOUGH = 0.1
# Without a label, the name of a customer on a receipt or in an address is seldom one.
_LABELLED = 0.5
_RECEIPT = "RECEIPT"
# A line with more characters beside the name is that above the window of a letter, and the recipient stands below it.
_MOST_BESIDE_NAME = 8


def choose_parties(
    survey: Survey, choices: Iterable[Choice], vat_ids: Sequence[Candidate], scorer: Scorer
) -> Iterator[Choice]:
    """A choice for each field of the parties but the names, VAT ids and addresses that `choices` holds already.

    `vat_ids` are candidates for those of both: one that stands in the customer's block is the customer's. A choice that
    follows from that takes the place of the one in `choices`.
    """
    sure = [choice for choice in choices if confidence.of_choice(choice) >= _SURE_ENOUGH]
    chosen = {choice.field: choice.chosen.candidate for choice in sure if choice.chosen}
    names = {role: chosen[f"{role}.name"] for role in _MAIN if f"{role}.name" in chosen}
    if "customer" in names and names["customer"].features.label < _LABELLED:
        is_receipt = DOCUMENT_TYPE in chosen and chosen[DOCUMENT_TYPE].value == _RECEIPT
        if is_receipt or ("supplier" in names and _is_in_address(survey, names["customer"], names["supplier"])):
            del names["customer"]
    parties = _Parties(survey, names, chosen, scorer)
    yield from parties.choose(vat_ids)


def _is_in_address(survey: Survey, name: Candidate, other: Candidate) -> bool:
    """Whether a name stands in the address below another, as a town that was taken for one does."""
    return any(word in line.words for word in name.words[:1] for line in address_lines(survey, other))


class _Parties:
    """The parties of one document in the making."""

    def __init__(
        self, survey: Survey, names: Mapping[str, Candidate], chosen: Mapping[str, Candidate], scorer: Scorer
    ) -> None:
        self._survey = survey
        self._names = dict(names)
        self._chosen = dict(chosen)
        self._scorer = scorer
        self._blocks = Blocks(survey, names)
        self._numbers = NumberFinder(survey, self._blocks)
        regions = [evidence.code for evidence in survey.countries[:_MOST_REGIONS]]
        self._reach = ReachFinder(survey, [*self._vat_countries(), *regions])

    def choose(self, vat_ids: Sequence[Candidate]) -> Iterator[Choice]:
        """All choices, party by party."""
        for choice in choose_vat_ids(self._blocks, self._chosen, vat_ids, self._scorer):
            if choice.chosen:
                self._chosen[choice.field] = choice.chosen.candidate
            yield choice
        for role in _MAIN:
            name = self._names.get(role)
            lines = self._address_lines(role, name) if name else ()
            if role == "customer" or (name and lines != address_lines(self._survey, name)):
                yield choose_address(role, lines, name, self._scorer)
            yield from self._address_parts(role, lines)
            yield from self._belongings(role)
        for role in OTHER_ROLES:
            yield from self._other(role)

    def _address_lines(self, role: str, name: Candidate) -> Sequence[Piece]:
        """The lines below the name, or else in its section or below another print of it; none of another party's."""
        lines = address_lines(self._survey, name)
        if lines and not self._belongs_to_other(role, lines):
            return lines
        sections = [block.lines for block in self._blocks.sections if block.role == role]
        longest = len(name.value) + _MOST_BESIDE_NAME
        below_name = [
            block.lines[1:]
            for block in self._blocks.named
            if block.role == role and len(block.lines[0].text) <= longest
        ]
        for block in (*sections, *below_name):
            found = address_in(self._survey, block)
            if address_parts(found) and not self._belongs_to_other(role, found):
                return found
        return ()

    def _belongs_to_other(self, role: str, lines: Sequence[Piece]) -> bool:
        return bool({self._blocks.owner(line.segment) for line in lines} - {role, ""})

    def _address_parts(self, role: str, lines: Sequence[Piece]) -> Iterator[Choice]:
        return choose_address_parts(role, lines, self._chosen.get(f"{role}.vat_id"), self._scorer)

    def _vat_countries(self) -> list[str]:
        values = (self._chosen[f"{role}.vat_id"].value for role in _MAIN if f"{role}.vat_id" in self._chosen)
        return [country for value in values if (country := vat_country(value))]

    def _belongings(self, role: str) -> Iterator[Choice]:
        party = self._names[role].value if role in self._names else ""
        persons = list(find_contact_persons(self._survey, self._blocks, role, party))
        person = choose_among(f"{role}.contact.name", persons, self._scorer)
        yield person
        yield from self._reached(role, person)
        trading_names = list(find_trading_names(self._survey, self._blocks, role, party))
        if trading_names:
            yield choose_among(f"{role}.trading_name", trading_names, self._scorer)
        legal = find_legal_information(self._survey, self._blocks, role)
        if legal is not None:
            yield choose_among(legal.field, [legal], self._scorer)
        vat_ids = [candidate.value for field, candidate in self._chosen.items() if field.endswith(".vat_id")]
        yield from choose_numbers(self._numbers, role, vat_ids, self._scorer)

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
            yield choose_among(field, [item for item in found if item.field == field], self._scorer)

    def _other(self, role: str) -> Iterator[Choice]:
        for name, lines in find_named_parties(self._survey, self._blocks, role):
            if name is not None:
                choice = choose_among(name.field, [name], self._scorer)
                if choice.chosen is None:
                    continue
                self._names[role] = name
                yield choice
            elif not address_parts(lines):
                continue
            if lines:
                yield choose_address(role, lines, name, self._scorer)
                yield from self._address_parts(role, lines)
            yield from (choice for choice in self._belongings(role) if choice.chosen)
            return
