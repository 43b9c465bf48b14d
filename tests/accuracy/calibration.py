"""Whether confidence keeps its word: of the values at 0.9, nine in ten should be right."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from tests.accuracy.fields import Field
from tests.accuracy.judging import JudgedValue, Verdict
from tests.accuracy.score import DocumentScore
from tests.accuracy.tally import share

BINS = 10
"""Bins of equal width, from 0 to 1; a confidence on an edge belongs to the bin above it, 1 to the last."""

ALL_FIELDS = "all fields"
LINE_ITEMS = "line items"


@dataclass(frozen=True)
class Bin:
    """The values of which the confidence lies in one bin: how many, how many of them right, their mean confidence."""

    low: float
    high: float
    count: int
    right: int
    mean_confidence: float

    @property
    def share_right(self) -> float:
        """The share of the values that is right."""
        return self.right / self.count


@dataclass(frozen=True)
class Calibration:
    """The reliability of the confidence of some values; bins without a value are left out."""

    bins: tuple[Bin, ...]

    @property
    def count(self) -> int:
        """The number of values."""
        return sum(bin_.count for bin_ in self.bins)

    @property
    def expected_error(self) -> float:
        """The expected calibration error (ECE): the mean distance of confidence and share right, over all values."""
        gaps = sum(bin_.count * abs(bin_.mean_confidence - bin_.share_right) for bin_ in self.bins)
        return share(gaps, self.count)


Calibrations: TypeAlias = Mapping[str, Calibration]
"""By the label of a field, LINE_ITEMS or ALL_FIELDS."""


def calibrate(values: Iterable[JudgedValue]) -> Calibration:
    """Sorts the values that were read, as far as their confidence is known, into bins."""
    sorted_in: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for value in values:
        if value.confidence is not None:
            number = min(int(value.confidence * BINS), BINS - 1)
            sorted_in[number].append((value.confidence, value.verdict is Verdict.RIGHT))
    return Calibration(tuple(_bin(number, sorted_in[number]) for number in sorted(sorted_in)))


def calibrate_each(scores: Iterable[DocumentScore]) -> Calibrations:
    """Calibrates all fields together, each field, and the cells of line items, as far as values of them were read."""
    documents = tuple(scores)
    fields = [value for document in documents for value in document.fields]
    groups = {
        ALL_FIELDS: fields,
        **{field.label: [value for value in fields if value.name is field] for field in Field},
        LINE_ITEMS: [value for document in documents for value in document.cells],
    }
    found = {name: calibrate(values) for name, values in groups.items()}
    return MappingProxyType({name: calibration for name, calibration in found.items() if calibration.count})


def _bin(number: int, values: list[tuple[float, bool]]) -> Bin:
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        count=len(values),
        right=sum(is_right for _, is_right in values),
        mean_confidence=sum(confidence for confidence, _ in values) / len(values),
    )
