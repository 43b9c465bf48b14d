"""The scores of all fields of the record as plain text, with figures for programs at the end."""

from collections.abc import Iterator, Mapping

from tests.accuracy.figures import Figure
from tests.accuracy.record.score import PathScore, merge, wrong_first

_LONGEST_VALUE = 90


def summarize_records(folders: Mapping[str, tuple[PathScore, ...]]) -> str:
    """Gives a table for each folder and one for all, each error, then the figures of the whole corpus."""
    everything = merge(score for scores in folders.values() for score in scores)
    tables = {**folders, "all folders": everything} if len(folders) > 1 else folders
    lines: list[str] = []
    for name, scores in tables.items():
        lines += [*_table(name, scores), ""]
    lines += [*_errors(everything), ""]
    for score in everything:
        lines += [str(figure) for figure in _figures(score)]
    return "\n".join(lines) + "\n"


def _table(name: str, scores: tuple[PathScore, ...]) -> Iterator[str]:
    yield name
    yield (
        f"  {'':52}{'precision':>10}{'recall':>8}{'right':>7}{'wrong':>7}{'missed':>7}{'unprinted':>10}{'beyond':>7}"
    )
    total = PathScore("all fields")
    for score in scores:
        total.right, total.wrong, total.missed = (
            total.right + score.right,
            total.wrong + score.wrong,
            total.missed + score.missed,
        )
        total.beyond, total.unprinted = total.beyond + score.beyond, total.unprinted + score.unprinted
    for score in (*scores, total):
        tally = score.tally
        precision = f"{tally.precision:.3f}" if tally.read else "·"
        recall = f"{tally.recall:.3f}" if tally.true else "·"
        yield (
            f"  {score.path:52}{precision:>10}{recall:>8}{score.right:7}{score.wrong:7}{score.missed:7}"
            f"{score.unprinted:10}{score.beyond:7}"
        )


def _errors(scores: tuple[PathScore, ...]) -> Iterator[str]:
    yield "errors, wrong values first"
    for error in wrong_first(scores):
        truths = " | ".join(truth[:_LONGEST_VALUE] for truth in error.truths)
        read = "missed" if error.read is None else repr(error.read[:_LONGEST_VALUE])
        yield f"  {error.path} {error.document}: {read}, true is {truths!r}"


def _figures(score: PathScore) -> Iterator[Figure]:
    if score.tally.read:
        yield Figure(f"record.{score.path}.precision", score.tally.precision, "ratio")
    if score.tally.true:
        yield Figure(f"record.{score.path}.recall", score.tally.recall, "ratio")
