"""Counts, field by field of the record, what was read rightly, wrongly and not at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from invoicemesh_client.extraction.outputs import result_paths
from tests.accuracy.record.agreement import is_same
from tests.accuracy.record.paths import values_by_path
from tests.accuracy.record.printed import is_printed
from tests.accuracy.record.truth import RecordTruth
from tests.accuracy.result import read_result
from tests.accuracy.tally import Tally


@dataclass(frozen=True)
class RecordError:
    """A value that is wrong, or (`read` is None) one that is printed and was missed; `truths` are what is right."""

    document: str
    path: str
    read: str | None
    truths: tuple[str, ...]


@dataclass
class PathScore:
    """What was counted of one field.

    `tally` counts what the truth knows and the pages print. `beyond` are values that were read where the truth says
    nothing of the field: they may stand on the page all the same, and count as neither right nor wrong. `unprinted` are
    true values that stand on no page and were not read.
    """

    path: str
    right: int = 0
    wrong: int = 0
    missed: int = 0
    beyond: int = 0
    unprinted: int = 0
    errors: list[RecordError] = field(default_factory=list)

    @property
    def tally(self) -> Tally:
        """Right values, those read, and those that are there to be read."""
        return Tally(self.right, self.right + self.wrong, self.right + self.missed)


def score_records(truths: Iterable[RecordTruth], results: Path) -> Mapping[str, tuple[PathScore, ...]]:
    """Gives the counts by folder, the paths in their order; of results that `invoicemesh extract --format full` wrote.

    Raises ValueError for a file that is no such result.
    """
    documents = tuple(truths)
    paths = result_paths([document.source for document in documents], results)
    folders: dict[str, dict[str, PathScore]] = {}
    for document in documents:
        full = read_result(paths[document.source]).full
        read = values_by_path(full.data) if full else {}
        scores = folders.setdefault(document.folder, {})
        for path in sorted({*read, *document.values}):
            _count(scores.setdefault(path, PathScore(path)), document, read.get(path, ()))
    return {folder: tuple(scores[path] for path in sorted(scores)) for folder, scores in folders.items()}


def merge(scores: Iterable[PathScore]) -> tuple[PathScore, ...]:
    """Adds the counts of all folders up, path by path."""
    sums: dict[str, PathScore] = {}
    for score in scores:
        total = sums.setdefault(score.path, PathScore(score.path))
        total.right += score.right
        total.wrong += score.wrong
        total.missed += score.missed
        total.beyond += score.beyond
        total.unprinted += score.unprinted
        total.errors += score.errors
    return tuple(sums[path] for path in sorted(sums))


def _count(score: PathScore, document: RecordTruth, read: tuple[str, ...]) -> None:
    truths = document.values.get(score.path, ())
    if not truths:
        score.beyond += len(read)
        return
    left = list(truths)
    for value in read:
        match = next((truth for truth in left if is_same(score.path, value, truth)), None)
        if match is None:
            score.wrong += 1
            score.errors.append(_error(document, score.path, value))
        else:
            score.right += 1
            left.remove(match)
    for truth in left:
        if is_printed(score.path, truth, document.text):
            score.missed += 1
            score.errors.append(RecordError(document.source.relative.as_posix(), score.path, None, (truth,)))
        else:
            score.unprinted += 1


def _error(document: RecordTruth, path: str, read: str) -> RecordError:
    return RecordError(document.source.relative.as_posix(), path, read, document.values[path])


def wrong_first(scores: Iterable[PathScore]) -> Iterator[RecordError]:
    """Gives the errors, wrong values before missed ones."""
    errors = [error for score in scores for error in score.errors]
    yield from sorted(errors, key=lambda error: (error.read is None, error.path, error.document))
