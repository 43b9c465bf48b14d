"""The interface of scoring, behind which plain rules and learned models stand alike."""

from typing import Protocol

from nlp_service.candidates.candidate import Candidate


class Scorer(Protocol):
    """Weighs evidence."""

    def score(self, candidate: Candidate) -> float:
        """The log-odds that `candidate` is the value of its field: 0 is even, 3 is about 95 in 100."""
        ...
