"""The joint choice of the names of both parties: who sells is not who buys, so that each leaves the other its name."""

from collections.abc import Callable, Sequence

from nlp_service.candidates.candidate import Scored
from nlp_service.candidates.party.name_text import telling_word
from nlp_service.reading.folding import squeeze
from nlp_service.resolve.choice import MOST_ALTERNATIVES, Choice, best_by_value

# Of each only the best are tried with one another.
_MOST_TRIED = 8
# A name is given from this score on, 5 in 100, though none is likelier: a reader sees at once whether it is right.
_LEAST = -3.0
# Names that begin alike in so many letters and digits are of one party.
_LONG_ENOUGH = 5
# What it costs when one word tells both parties' names apart from others: they are seldom two, in log-odds.
_ALIKE = 2.0

_Pair = tuple[Scored | None, Scored | None]


def choose_names(
    supplier: str, suppliers: Sequence[Scored], customer: str, customers: Sequence[Scored]
) -> tuple[Choice, Choice]:
    """The pair with the greatest sum of scores, for the fields `supplier` and `customer`.

    No party is both; none scores 0. The margin of each is the lead over the best pair in which its name is another.
    """
    ranked = (best_by_value(suppliers), best_by_value(customers))
    pairs: list[_Pair] = [
        (mine, theirs)
        for mine in (None, *ranked[0][:_MOST_TRIED])
        for theirs in (None, *ranked[1][:_MOST_TRIED])
        if not (mine and theirs and is_one_party(mine.candidate.value, theirs.candidate.value))
    ]
    best = max(pairs, key=_sum)
    margins = (
        _sum(best) - _best_without(pairs, lambda pair: pair[0], best[0]),
        _sum(best) - _best_without(pairs, lambda pair: pair[1], best[1]),
    )
    mine = best[0] or _unlikely(ranked[0], best[1])
    theirs = best[1] or _unlikely(ranked[1], mine)
    return _choice(supplier, mine, ranked[0], margins[0]), _choice(customer, theirs, ranked[1], margins[1])


def _unlikely(ranked: Sequence[Scored], other: Scored | None) -> Scored | None:
    """The best that is no name of the other party, where it is likelier than hardly."""
    free = (item for item in ranked if not (other and is_one_party(item.candidate.value, other.candidate.value)))
    best = next(free, None)
    return best if best is not None and best.score > _LEAST else None


def is_one_party(name: str, other: str) -> bool:
    """Whether both name the same party, one of them perhaps with more words behind it."""
    short, long = sorted((squeeze(name), squeeze(other)), key=len)
    return short == long or (len(short) >= _LONG_ENOUGH and long.startswith(short))


def _sum(pair: _Pair) -> float:
    alike = pair[0] and pair[1] and _begin_alike(pair[0].candidate.value, pair[1].candidate.value)
    return sum(item.score for item in pair if item is not None) - (_ALIKE if alike else 0.0)


def _begin_alike(name: str, other: str) -> bool:
    """Whether the same word tells both apart from others, as in `Acme Headquarters` and `Acme Ltd`."""
    return telling_word(name) == telling_word(other) != ""


def _best_without(pairs: Sequence[_Pair], side: Callable[[_Pair], Scored | None], chosen: Scored | None) -> float:
    return max((_sum(pair) for pair in pairs if side(pair) is not chosen), default=0.0)


def _choice(field: str, chosen: Scored | None, ranked: Sequence[Scored], margin: float) -> Choice:
    if chosen is not None and chosen.score <= 0:
        margin = 0.0
    others = tuple(item for item in ranked if item is not chosen)[:MOST_ALTERNATIVES]
    return Choice(field, chosen, margin, others, chosen.candidate.explanation if chosen else "")
