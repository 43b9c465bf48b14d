"""An evaluation as plain text: tables for a terminal, then the figures for programs."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median, quantiles

from tests.accuracy.acceptance import Acceptance, AcceptancePoint, acceptance_curve, acceptance_of, most_accepted
from tests.accuracy.calibration import ALL_FIELDS, calibrate_each
from tests.accuracy.evaluation import Evaluation
from tests.accuracy.fields import Cell, Field
from tests.accuracy.figures import figures_of
from tests.accuracy.score import DocumentScore
from tests.accuracy.tally import Tally, likely_share
from tests.accuracy.timing import Timing

SHOWN_THRESHOLDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 1.0)
MOST_FALSE_SUCCESS = 0.02
"""The share of wrong documents among those accepted that is still bearable, for `most_accepted`."""

ALL_CELLS = "line item cells"
"""The name of the sum of all cells; that of all fields is ALL_FIELDS."""

_WORST = 15


def summarize(evaluation: Evaluation) -> str:
    """Gives the whole text; its last lines are those of `figures_of`."""
    parts = (
        *(_folder(name, scores) for name, scores in evaluation.folders.items()),
        *(_group(name, scores) for name, scores in evaluation.groups.items()),
        timing_lines(evaluation.timings),
        _worst(evaluation.worst[:_WORST]),
        (str(figure) for figure in figures_of(evaluation)),
    )
    return "\n\n".join(text for part in parts if (text := "\n".join(part))) + "\n"


def tallies(scores: Iterable[DocumentScore]) -> Iterator[tuple[str, Tally]]:
    """Gives what was counted of each field, of all fields, of each kind of line-item cell, and of all cells."""
    documents = tuple(scores)
    fields = [value for document in documents for value in document.fields]
    cells = [value for document in documents for value in document.cells]
    for field in Field:
        yield field.label, Tally.of(value for value in fields if value.name is field)
    yield ALL_FIELDS, Tally.of(fields)
    for cell in Cell:
        yield f"line item {cell.label}", Tally.of(value for value in cells if value.name is cell)
    yield ALL_CELLS, Tally.of(cells)


def likely_range(acceptance: Acceptance) -> str:
    """Gives within which bounds the false success of more such documents would lie; nothing when none was accepted."""
    if not acceptance.accepted:
        return ""
    low, high = likely_share(acceptance.wrong, acceptance.accepted)
    return f"; likely {low:.1%} to {high:.1%}"


def _folder(name: str, scores: Sequence[DocumentScore]) -> Iterator[str]:
    right = sum(score.is_right for score in scores)
    yield f"{name}: {len(scores)} documents, {right} of them wholly right ({right / len(scores):.1%})"
    failed = [score for score in scores if score.result.flat.error]
    if failed:
        yield f"  {len(failed)} could not be read"
    yield f"  {'':24}{'precision':>9}{'recall':>9}{'F1':>9}{'right':>9}{'read':>7}{'true':>7}"
    for field, tally in tallies(scores):
        if tally.true or tally.read:
            yield (
                f"  {field:24}{tally.precision:9.3f}{tally.recall:9.3f}{tally.f1:9.3f}"
                f"{tally.right:9}{tally.read:7}{tally.true:7}"
            )


def _group(name: str, scores: Sequence[DocumentScore]) -> Iterator[str]:
    acceptance = acceptance_of(scores)
    yield (
        f"{name}: {acceptance.documents} documents, {acceptance.accepted} accepted without review "
        f"({acceptance.coverage:.1%}), {acceptance.wrong} of them wrong ({acceptance.false_success:.1%}"
        f"{likely_range(acceptance)})"
    )
    yield from _calibration(scores)
    yield from _curve(acceptance_curve(scores))


def _calibration(scores: Sequence[DocumentScore]) -> Iterator[str]:
    calibrations = calibrate_each(scores)
    if not calibrations:
        return
    yield "  calibration: share of the values right, and their number, by confidence"
    lows = sorted({bin_.low for calibration in calibrations.values() for bin_ in calibration.bins})
    yield f"  {'':18}{'ECE':>6}" + "".join(f"{f'{low:.1f}+':>12}" for low in lows)
    for name, calibration in calibrations.items():
        bins = {bin_.low: f"{bin_.share_right:.2f} ({bin_.count})" for bin_ in calibration.bins}
        yield f"  {name:18}{calibration.expected_error:6.3f}" + "".join(f"{bins.get(low, '·'):>12}" for low in lows)


def _curve(curve: Sequence[AcceptancePoint]) -> Iterator[str]:
    if not curve:
        return
    yield f"  {'threshold':>9}{'accepted':>10}{'coverage':>10}{'wrong':>7}{'false success':>15}"
    for point in curve:
        if point.threshold in SHOWN_THRESHOLDS:
            at = point.acceptance
            yield f"  {point.threshold:9.2f}{at.accepted:10}{at.coverage:10.1%}{at.wrong:7}{at.false_success:15.1%}"
    best = most_accepted(curve, at_most_false=MOST_FALSE_SUCCESS)
    if best and best.acceptance.accepted:
        yield (
            f"  at most {MOST_FALSE_SUCCESS:.0%} wrong: {best.acceptance.coverage:.1%} accepted "
            f"from {best.threshold:.2f} on (chosen on these documents)"
        )


def timing_lines(timings: Sequence[Timing]) -> Iterator[str]:
    """Gives a line for each step whose seconds are known."""
    for step, seconds in (
        ("recognition", [timing.recognition for timing in timings]),
        ("beyond recognition", [timing.beyond_recognition for timing in timings]),
    ):
        if seconds:
            slow = quantiles(seconds, n=20, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
            yield f"seconds a document, {step}: median {median(seconds):.3f}, 95% within {slow:.3f}"


def _worst(scores: Sequence[DocumentScore]) -> Iterator[str]:
    if scores:
        yield "worst documents"
    for score in scores:
        decision = "ACCEPTED" if score.is_accepted else "review"
        faults = ", ".join(f"{fault.name.label} {fault.verdict}" for fault in score.faults)
        others = len(score.errors) - len(score.faults)
        yield f"  {score.document.name} ({decision}): {faults or 'no faults'}; {others} other errors"
