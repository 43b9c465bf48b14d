"""The figures of an evaluation for programs: a line each, `figure <name> <value> <unit>`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from tests.accuracy.acceptance import acceptance_of
from tests.accuracy.calibration import ALL_FIELDS, calibrate_each
from tests.accuracy.evaluation import Evaluation
from tests.accuracy.fields import Field
from tests.accuracy.score import DocumentScore
from tests.accuracy.tally import Tally, share


@dataclass(frozen=True)
class Figure:
    """A number with its unit. Names have no spaces; those that count in a folder or group begin with its name."""

    name: str
    value: float
    unit: str

    def __str__(self) -> str:
        value = f"{self.value:.4f}" if isinstance(self.value, float) else str(self.value)
        return f"figure {self.name.replace(' ', '_')} {value} {self.unit}"


def figures_of(evaluation: Evaluation) -> Iterator[Figure]:
    """Gives the figures of each folder, of invoices and of receipts, and of the whole corpus."""
    for name, scores in evaluation.folders.items():
        yield from _of_folder(name, scores)
    for name, scores in evaluation.groups.items():
        yield from _of_group(name, scores)
    if evaluation.timings:
        beyond = [timing.beyond_recognition for timing in evaluation.timings]
        yield Figure("seconds_beyond_recognition_median", median(beyond), "seconds")


def _of_folder(folder: str, scores: Sequence[DocumentScore]) -> Iterator[Figure]:
    yield Figure(f"{folder}.documents", len(scores), "documents")
    yield Figure(f"{folder}.documents_right", share(sum(score.is_right for score in scores), len(scores)), "ratio")
    values = [value for score in scores for value in score.fields]
    for field in Field:
        tally = Tally.of(value for value in values if value.name is field)
        if tally.true:
            yield Figure(f"{folder}.{field}.f1", tally.f1, "ratio")
    yield Figure(f"{folder}.all_fields.f1", Tally.of(values).f1, "ratio")
    cells = Tally.of(cell for score in scores for cell in score.cells)
    if cells.true:
        yield Figure(f"{folder}.line_item_cells.f1", cells.f1, "ratio")


def _of_group(group: str, scores: Sequence[DocumentScore]) -> Iterator[Figure]:
    acceptance = acceptance_of(scores)
    yield Figure(f"{group}.documents", acceptance.documents, "documents")
    yield Figure(f"{group}.documents_right", share(sum(score.is_right for score in scores), len(scores)), "ratio")
    yield Figure(f"{group}.accepted", acceptance.accepted, "documents")
    yield Figure(f"{group}.accepted_wrong", acceptance.wrong, "documents")
    yield Figure(f"{group}.coverage", acceptance.coverage, "ratio")
    yield Figure(f"{group}.false_success", acceptance.false_success, "ratio")
    calibrations = calibrate_each(scores)
    if ALL_FIELDS in calibrations:
        yield Figure(f"{group}.calibration_error", calibrations[ALL_FIELDS].expected_error, "ratio")
