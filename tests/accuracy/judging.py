"""What became of one value: right, wrong or missed."""

from dataclasses import dataclass
from enum import StrEnum, auto

from tests.accuracy.fields import Cell, Field


class Verdict(StrEnum):
    """How what was read stands to the truth."""

    RIGHT = auto()
    WRONG = auto()
    MISSED = auto()


@dataclass(frozen=True)
class RowPlace:
    """The row of a cell, counted from 0 in the truth and in what was read; None where it has no counterpart there."""

    true: int | None
    read: int | None


@dataclass(frozen=True)
class JudgedValue:
    """A field, or a cell when it has a `row`: what was read and the values that would be right.

    `truths` is empty where the document is known to state nothing. `confidence` is None where nothing was read.
    """

    name: Field | Cell
    verdict: Verdict
    read: str | None
    truths: tuple[str, ...]
    confidence: float | None
    row: RowPlace | None = None


def verdict_of(read: str | None, *, is_right: bool) -> Verdict:
    """Gives the verdict on a value that the document states or that was read."""
    if not read:
        return Verdict.MISSED
    return Verdict.RIGHT if is_right else Verdict.WRONG
