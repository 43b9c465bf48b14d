"""Chooses the accounts to pay to beside the first IBAN, and for each its BIC, bank and holder."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nlp_service.candidates.accounts import AccountPart, account_parts, candidates_of
from nlp_service.candidates.candidate import Candidate
from nlp_service.candidates.identifiers import IBAN
from nlp_service.candidates.survey import Survey
from nlp_service.reading.page import Segment
from nlp_service.resolve.choice import Choice, choose_among
from nlp_service.scoring.scorer import Scorer

_PARTS = ("bic", "bank_name", "account_name")
_NATIONAL = ("account_number", "bank_code")
_MOST_ACCOUNTS = 5
# Further accounts stand in the same list: at most so many heights of a line below or above the one before.
_FARTHEST = 9.0


def choose_accounts(
    survey: Survey, choices: Iterable[Choice], ibans: Sequence[Candidate], scorer: Scorer
) -> Iterator[Choice]:
    """A choice for each field of the accounts but the IBAN of the first, which `choices` holds."""
    first = next((choice.chosen.candidate for choice in choices if choice.field == IBAN and choice.chosen), None)
    parts = account_parts(survey)
    if first is None:
        yield from _national(parts, scorer)
        return
    accounts = _accounts(survey, first, ibans)
    for number, (iban, anchor) in enumerate(accounts, start=1):
        if number > 1:
            yield choose_among(f"payment.accounts[{number}].iban", [iban], scorer)
        found = list(candidates_of(parts, number, anchor, iban.value[:2], alone=len(accounts) == 1))
        for name in _PARTS:
            field = f"payment.accounts[{number}].{name}"
            yield choose_among(field, [candidate for candidate in found if candidate.field == field], scorer)


def _accounts(survey: Survey, first: Candidate, ibans: Sequence[Candidate]) -> list[tuple[Candidate, Segment]]:
    """The accounts with the segments that they begin in, the first one first."""
    accounts = [(first, _segment(survey, first))]
    for iban in ibans:
        segment = _segment(survey, iban)
        known = [other.value for other, _ in accounts]
        nearest = min((_apart(segment, other) for _, other in accounts), default=_FARTHEST)
        if iban.value not in known and nearest < _FARTHEST and len(accounts) < _MOST_ACCOUNTS:
            number = len(accounts) + 1
            accounts.append((replace(iban, field=f"payment.accounts[{number}].iban"), segment))
    return accounts


def _apart(one: Segment, other: Segment) -> float:
    """How many heights of a line lie between two segments; beyond all limits on different pages."""
    if one.page != other.page:
        return 2 * _FARTHEST
    return abs(one.box.center_y - other.box.center_y) / max(one.box.height, other.box.height)


def _segment(survey: Survey, iban: Candidate) -> Segment:
    rows = (*survey.document.rows, *survey.document.upright)
    return next(segment for row in rows for segment in row.segments if iban.words[0] in segment.words)


def _national(parts: Sequence[AccountPart], scorer: Scorer) -> Iterator[Choice]:
    """An account without an IBAN: only a number that stands with a bank code, a BIC or the name of a bank is one.

    A number of an account alone is more often the customer's number at its supplier.
    """
    for number in (part for part in parts if part.name == "account_number"):
        found = list(candidates_of(parts, 1, number.piece.segment, "", alone=False))
        names = {candidate.field.rpartition(".")[2] for candidate in found}
        if names.isdisjoint(("bank_code", "bic", "bank_name")):
            continue
        for name in (*_NATIONAL, *_PARTS):
            field = f"payment.accounts[1].{name}"
            choice = choose_among(field, [candidate for candidate in found if candidate.field == field], scorer)
            if choice.chosen:
                yield choice
        return
