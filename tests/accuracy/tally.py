"""Counts of values, and the precision, recall and F1 that follow from them."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from tests.accuracy.judging import JudgedValue, Verdict


@dataclass(frozen=True)
class Tally:
    """How many values were right, read, and there to be read. A share of nothing is 0."""

    right: int
    read: int
    true: int

    @classmethod
    def of(cls, values: Iterable[JudgedValue]) -> Self:
        """Counts judged values. A wrong value costs precision and recall, a missed one recall alone."""
        judged = tuple(values)
        return cls(
            right=sum(value.verdict is Verdict.RIGHT for value in judged),
            read=sum(value.read is not None for value in judged),
            true=sum(bool(value.truths) for value in judged),
        )

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return share(self.right, self.read)

    @property
    def recall(self) -> float:
        """The share of what is there that was read rightly."""
        return share(self.right, self.true)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return share(2 * self.right, self.read + self.true)


# How many standard deviations a share may be off in 95 of 100 cases.
_DEVIATIONS = 1.96


def share(part: float, whole: float) -> float:
    """Gives part by whole, 0 of nothing."""
    return part / whole if whole else 0.0


def likely_share(part: int, whole: int) -> tuple[float, float]:
    """Gives the bounds between which the share lies that few documents only hint at: Wilson's interval of 95 %."""
    if not whole:
        return 0.0, 1.0
    spread = _DEVIATIONS**2 / whole
    middle = (part / whole + spread / 2) / (1 + spread)
    reach = math.sqrt(spread * (part / whole * (1 - part / whole) + spread / 4)) / (1 + spread)
    return max(0.0, middle - reach), min(1.0, middle + reach)
