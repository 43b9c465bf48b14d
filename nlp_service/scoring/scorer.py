"""The interface of scoring, behind which plain rules and learned models stand alike."""

from collections.abc import Sequence
from typing import Protocol

from nlp_service.candidates.candidate import Candidate


class Scorer(Protocol):
    """Weighs evidence."""

    def scores(self, candidates: Sequence[Candidate]) -> tuple[float, ...]:
        """For each of the candidates of one field the log-odds that it is the field's value.

        0 is even, 3 is about 95 in 100.
        """
        ...
