"""Chooses a party's registration, local tax number and identifiers, each with the scheme of its register."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nlp_service.candidates.candidate import Candidate, Scored
from nlp_service.candidates.party.registrations import NumberFinder, RegisteredNumber
from nlp_service.resolve.choice import Choice, choose_among
from nlp_service.scoring.scorer import Scorer

_MOST_IDENTIFIERS = 5
_PEPPOL_PREFIX = "iso6523-actorid-upis::"

_Found = tuple[RegisteredNumber, Candidate]


def choose_numbers(finder: NumberFinder, role: str, vat_ids: Sequence[str], scorer: Scorer) -> Iterator[Choice]:
    """A choice for each number of a party. What are `vat_ids` is no local tax number, and registrations that the
    party has besides its first are identifiers where their register has a scheme."""
    registrations = list(finder.candidates(role, "registration"))
    registration = choose_among(f"{role}.registration.value", [found for _, found in registrations], scorer)
    yield from _with_scheme(registration, registrations)
    tax_ids = [found for _, found in finder.candidates(role, "tax_id", vat_ids)]
    yield choose_among(f"{role}.tax_id", tax_ids, scorer)
    addresses = [found for _, found in finder.candidates(role, "electronic_address")]
    if addresses:
        yield from _in_two(choose_among(f"{role}.electronic_address.value", addresses, scorer))
    chosen = registration.chosen.candidate.value if registration.chosen else ""
    further = [pair for pair in registrations if pair[0].register.scheme]
    yield from _identifiers(role, [*finder.candidates(role, "identifiers"), *further], chosen, scorer)


def _identifiers(role: str, found: Iterable[_Found], registration: str, scorer: Scorer) -> Iterator[Choice]:
    seen = {registration}
    count = 0
    for number, candidate in found:
        if number.value in seen or count == _MOST_IDENTIFIERS:
            continue
        field = f"{role}.identifiers[{count + 1}].value"
        choice = choose_among(field, [replace(candidate, field=field)], scorer)
        if choice.chosen is not None:
            seen.add(number.value)
            count += 1
            yield from _with_scheme(choice, [(number, choice.chosen.candidate)])


def _with_scheme(choice: Choice, pairs: Iterable[_Found]) -> Iterator[Choice]:
    """The choice of a number and, where its register has one, that of its scheme, which is as sure."""
    yield choice
    if choice.chosen is None:
        return
    value = choice.chosen.candidate
    number = next(number for number, candidate in pairs if candidate.words == value.words)
    if number.register.scheme:
        yield _scheme(choice, choice.chosen, number.register.scheme)


def _in_two(choice: Choice) -> Iterator[Choice]:
    """The parts of an address such as `0088:4000001123452`: the scheme stands before the colon."""
    if choice.chosen is None:
        return
    whole = choice.chosen.candidate
    scheme, _, value = whole.value.removeprefix(_PEPPOL_PREFIX).partition(":")
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
