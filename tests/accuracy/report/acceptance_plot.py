"""The acceptance plot: by the threshold, the share of documents accepted and the share of those that is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from tests.accuracy.acceptance import AcceptancePoint
from tests.accuracy.report.chart import BLUE, RED, Panel, line, panel_size, polyline, svg, text

_SIDE = 300


def acceptance_svg(curves: Mapping[str, Sequence[AcceptancePoint]]) -> str:
    """Draws a panel for each group of documents, by its name."""
    width, height = panel_size(_SIDE)
    panels = chain.from_iterable(
        _panel(Panel(number * width, 0, _SIDE), name, curve) for number, (name, curve) in enumerate(curves.items())
    )
    return svg(width * len(curves), height, "Accepted without review, and wrong of those, by threshold", panels)


def _panel(panel: Panel, name: str, curve: Sequence[AcceptancePoint]) -> Iterator[str]:
    documents = curve[0].acceptance.documents
    yield from panel.frame(
        name.capitalize(), f"{documents} documents", across="sure from this confidence on", up="share"
    )
    coverage = [(panel.x(point.threshold), panel.y(point.acceptance.coverage)) for point in curve]
    wrong = [
        (panel.x(point.threshold), panel.y(point.acceptance.false_success))
        for point in curve
        if point.acceptance.accepted
    ]
    yield polyline(coverage, BLUE)
    yield polyline(wrong, RED)
    for row, (words, colour) in enumerate((("accepted, of all", BLUE), ("wrong, of those", RED))):
        y = panel.top + 16 + row * 16
        yield line(panel.x(0.62), y - 4, panel.x(0.68), y - 4, colour, width=3)
        yield text(panel.x(0.7), y, words, size=11)
