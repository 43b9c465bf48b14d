"""Writes the report: a page that needs neither network nor script, its plots as files of their own, the text."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from mesh.errors import ServiceError
from tests.accuracy.acceptance import Acceptance, AcceptancePoint, acceptance_curve, acceptance_of
from tests.accuracy.calibration import ALL_FIELDS, Calibrations, calibrate_each
from tests.accuracy.evaluation import Evaluation
from tests.accuracy.report.acceptance_plot import acceptance_svg
from tests.accuracy.report.error_view import ErrorView, view_errors
from tests.accuracy.report.page_crops import PageCrops
from tests.accuracy.report.reliability_plot import reliability_svg
from tests.accuracy.score import DocumentScore
from tests.accuracy.summary import ALL_CELLS, SHOWN_THRESHOLDS, likely_range, summarize, tallies, timing_lines
from tests.accuracy.tally import Tally

_FOLDER = Path(__file__).parent
# The documents whose errors are shown at once; a click opens those of the others.
_OPEN_DOCUMENTS = 10


@dataclass(frozen=True)
class GroupView:
    """Invoices, or receipts: what was accepted, and the points of the curve that the table shows."""

    name: str
    acceptance: Acceptance
    likely: str
    right: int
    points: tuple[AcceptancePoint, ...]


@dataclass(frozen=True)
class FolderView:
    """A folder of the corpus with what was counted in it."""

    name: str
    documents: int
    right: int
    tallies: tuple[tuple[str, Tally], ...]


@dataclass(frozen=True)
class DocumentView:
    """A document with its errors."""

    score: DocumentScore
    errors: tuple[ErrorView, ...]
    is_open: bool


def write_report(evaluation: Evaluation, folder: Path) -> Path:
    """Writes `index.html`, `reliability.svg`, `acceptance.svg` and `summary.txt` into the folder, making it.

    Gives the path of the page. A plot of which nothing is known (no confidence, no full results) is left out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    calibrations = calibrate_each(evaluation.scores)
    curves = {name: curve for name, scores in evaluation.groups.items() if (curve := acceptance_curve(scores))}
    plots = {
        "reliability": reliability_svg(calibrations) if calibrations else "",
        "acceptance": acceptance_svg(curves) if curves else "",
    }
    for name, plot in plots.items():
        if plot:
            (folder / f"{name}.svg").write_text(plot, encoding="utf-8")
    (folder / "summary.txt").write_text(summarize(evaluation), encoding="utf-8")
    page = folder / "index.html"
    page.write_text(_html(evaluation, calibrations, curves, plots), encoding="utf-8")
    return page


def _html(
    evaluation: Evaluation,
    calibrations: Calibrations,
    curves: dict[str, tuple[AcceptancePoint, ...]],
    plots: dict[str, str],
) -> str:
    templates = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return templates.get_template("page.html.jinja").render(
        evaluation=evaluation,
        style=(_FOLDER / "page.css").read_text(encoding="utf-8"),
        groups=[_group(name, scores, curves.get(name, ())) for name, scores in evaluation.groups.items()],
        folders=[_folder(name, scores) for name, scores in evaluation.folders.items()],
        calibrations=calibrations,
        plots=plots,
        sums=(ALL_FIELDS, ALL_CELLS),
        timings=list(timing_lines(evaluation.timings)),
        documents=_documents(evaluation),
    )


def _group(name: str, scores: Sequence[DocumentScore], curve: Sequence[AcceptancePoint]) -> GroupView:
    acceptance = acceptance_of(scores)
    return GroupView(
        name,
        acceptance,
        likely_range(acceptance),
        right=sum(score.is_right for score in scores),
        points=tuple(point for point in curve if point.threshold in SHOWN_THRESHOLDS),
    )


def _folder(name: str, scores: Sequence[DocumentScore]) -> FolderView:
    return FolderView(
        name,
        documents=len(scores),
        right=sum(score.is_right for score in scores),
        tallies=tuple((field, tally) for field, tally in tallies(scores) if tally.true or tally.read),
    )


def _documents(evaluation: Evaluation) -> Iterator[DocumentView]:
    for number, score in enumerate(evaluation.worst):
        # A document that cannot be opened has errors, too, but no pages to show.
        with _pages(score.document.source.path) or nullcontext() as pages:
            yield DocumentView(score, view_errors(score, pages, evaluation.matching), number < _OPEN_DOCUMENTS)


def _pages(path: Path) -> PageCrops | None:
    try:
        return PageCrops(path)
    except ServiceError:
        return None
