"""A choice: the candidate that a field takes, by how much it leads, and what else was possible."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp_service.candidates.candidate import Candidate, Scored
from nlp_service.scoring.scorer import Scorer

# More alternatives help no reviewer.
MOST_ALTERNATIVES = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """The outcome for one field.

    `margin` is the lead of what was chosen over the next best outcome, none included, in log-odds; it is 0 or more.
    `others` are candidates with other values, best first. `reason` says what decided, where something had to.
    `agreement` is what the equations that it satisfies with other fields are worth, in log-odds.
    """

    field: str
    chosen: Scored | None
    margin: float
    others: tuple[Scored, ...]
    reason: str = ""
    agreement: float = 0.0


def best_by_value(scored: Iterable[Scored]) -> tuple[Scored, ...]:
    """For each value its best candidate, best first."""
    best: dict[str, Scored] = {}
    for item in scored:
        value = item.candidate.value
        if value not in best or best[value].score < item.score:
            best[value] = item
    return tuple(sorted(best.values(), key=lambda item: -item.score))


def choose_alone(field: str, scored: Iterable[Scored]) -> Choice:
    """The best candidate for `field`, or none where none is likelier than not."""
    ranked = best_by_value(scored)
    if not ranked or ranked[0].score <= 0:
        return Choice(field, None, -ranked[0].score if ranked else 0.0, ranked[:MOST_ALTERNATIVES])
    second = max(0.0, ranked[1].score) if len(ranked) > 1 else 0.0
    return Choice(
        field, ranked[0], ranked[0].score - second, ranked[1 : 1 + MOST_ALTERNATIVES], ranked[0].candidate.explanation
    )


def choose_among(field: str, candidates: Sequence[Candidate], scorer: Scorer) -> Choice:
    """The best of `candidates` for `field` by `scorer`, or none where none is likelier than not."""
    scores = scorer.scores(candidates) if candidates else ()
    return choose_alone(field, [Scored(*pair) for pair in zip(candidates, scores, strict=True)])
