"""The names in a row that may head a table: where each stands, and the labels of columns that it may be."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp_service.reading.geometry import Box
from nlp_service.reading.labels import Label, LabelFinder
from nlp_service.reading.near import Neighbourhood
from nlp_service.reading.page import Row, Segment

COLUMN = "column."
# What joins two words for one column, in the languages of the lexicon.
_ALTERNATIVE = re.compile(r"\s*(?:[/&+,]|or|and|oder|und|ou|et|o|y|e|of|en|lub|i|oraz|ve|veya)\s*", re.IGNORECASE)
# Names stand apart where a space is wider than this many text heights, and than this many of the narrowest of the run.
_WIDE_SPACE = 0.75
_WIDER_THAN_OTHERS = 1.8
# Without another space to compare with, only one of this many text heights parts two names.
_WIDE_ALONE = 1.05


@dataclass(frozen=True)
class Name:
    """What names a column: the labels that it may be, and the run of words that it stands in."""

    labels: tuple[Label, ...]
    run: Segment

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.labels[0].box

    @property
    def letters(self) -> int:
        """How many characters it has."""
        return len(self.labels[0].text.replace(" ", ""))

    @property
    def share(self) -> float:
        """Which part of its run's characters it has, 0 to 1."""
        return self.letters / max(1, len(self.run.text.replace(" ", "")))


def column_labels(row: Row, near: Neighbourhood) -> list[list[Label]]:
    """The places in `row` that name columns, each with the labels that it may be."""
    return [list(name.labels) for name in _names_in_segments(row, near)]


def names_in(row: Row, near: Neighbourhood, finder: LabelFinder, aspect: float) -> list[Name]:
    """The names in `row`, from left to right. Where spaces tell columns apart that the words do not, spaces decide.

    `aspect` is the page's width divided by its height.
    """
    found: list[Name] = []
    known = _names_in_segments(row, near)
    for segment in row.segments:
        runs = tuple(_runs(segment, aspect))
        if len(runs) == 1:
            found += (name for name in known if name.run is segment)
        else:
            found += (name for run in runs for name in group_labels(finder.find(run, fuzzy=False), run))
    return found


def _names_in_segments(row: Row, near: Neighbourhood) -> list[Name]:
    return [name for segment in row.segments for name in group_labels(near.labels_in(segment), segment)]


def group_labels(labels: Sequence[Label], run: Segment) -> list[Name]:
    """The names that the `labels` in a run of words make up, from left to right."""
    places: dict[int, list[Label]] = {}
    for label in labels:
        if label.field.startswith(COLUMN):
            places.setdefault(label.start, []).append(label)
    names: list[Name] = []
    for start in sorted(places):
        name = Name(tuple(places[start]), run)
        if names and _ALTERNATIVE.fullmatch(run.text, names[-1].labels[0].end, start):
            names.append(_one_of_two(names.pop(), name))
        else:
            names.append(name)
    return names


def _one_of_two(first: Name, second: Name) -> Name:
    """The name of `article or service`: what both may be, else what the second is."""
    common = {label.field for label in first.labels} & {label.field for label in second.labels}
    labels = [label for label in second.labels if label.field in common] or second.labels
    return Name(tuple(replace(label, start=first.labels[0].start) for label in labels), first.run)


def _runs(segment: Segment, aspect: float) -> Iterator[Segment]:
    """`segment` cut where its spaces are so wide that columns must meet there."""
    words = segment.words
    spaces = [(right.box.left - left.box.right) * aspect for left, right in itertools.pairwise(words)]
    height = segment.box.height
    narrowest = min(spaces, default=0.0)
    widest = max(_WIDE_SPACE * height, _WIDER_THAN_OTHERS * narrowest) if len(spaces) > 1 else _WIDE_ALONE * height
    first = 0
    for number, space in enumerate(spaces, start=1):
        if space > widest:
            yield Segment(words[first:number])
            first = number
    yield segment if first == 0 else Segment(words[first:])
