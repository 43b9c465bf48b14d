"""The score of a document: each of its fields and cells judged, and what of that is a fault."""

from dataclasses import dataclass
from functools import cached_property

from tests.accuracy.corpus import LabelledDocument
from tests.accuracy.fields import CRITICAL, NEEDED, Field
from tests.accuracy.judging import JudgedValue, Verdict, verdict_of
from tests.accuracy.line_items import judge_line_items
from tests.accuracy.matching import Matching
from tests.accuracy.result import Result


@dataclass(frozen=True)
class DocumentScore:
    """What was read of a document, judged. Only what its truth knows is in `fields` and `cells`."""

    document: LabelledDocument
    result: Result
    fields: tuple[JudgedValue, ...]
    cells: tuple[JudgedValue, ...]

    @cached_property
    def faults(self) -> tuple[JudgedValue, ...]:
        """The wrong values that are money, and the needed ones that are missing. Line items are not among them."""
        return tuple(value for value in self.fields if is_fault(value))

    @cached_property
    def errors(self) -> tuple[JudgedValue, ...]:
        """All values that are not right, faults first."""
        values = (value for value in (*self.fields, *self.cells) if value.verdict is not Verdict.RIGHT)
        return tuple(sorted(values, key=lambda value: not is_fault(value)))

    @property
    def is_right(self) -> bool:
        """Whether it could be booked as it was read."""
        return not self.faults

    @property
    def is_accepted(self) -> bool:
        """Whether it passed without a review."""
        return not self.result.flat.needs_review


def score_document(document: LabelledDocument, result: Result, matching: Matching) -> DocumentScore:
    """Judges what was read of a document."""
    return DocumentScore(
        document,
        result,
        fields=tuple(
            _judged(field, truths, result, matching)
            for field, truths in document.truth.values.items()
            if truths or result.value(field)
        ),
        cells=judge_line_items(document.truth.rows, result, matching),
    )


def is_fault(value: JudgedValue) -> bool:
    """Whether a value that is not right makes the document one that must not be booked as it was read."""
    match value.verdict:
        case Verdict.WRONG:
            return value.name in CRITICAL
        case Verdict.MISSED:
            return value.name in NEEDED
        case Verdict.RIGHT:
            return False


def _judged(field: Field, truths: tuple[str, ...], result: Result, matching: Matching) -> JudgedValue:
    read = result.value(field)
    is_right = read is not None and matching.is_right(field, read, truths)
    sure = None if read is None else result.confidence(field)
    return JudgedValue(field, verdict_of(read, is_right=is_right), read, truths, sure)
