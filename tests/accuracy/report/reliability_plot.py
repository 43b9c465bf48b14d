"""The reliability plot: for each field, the share of values that are right against how sure they were."""

import math
from collections.abc import Iterator
from itertools import chain

from tests.accuracy.calibration import Bin, Calibration, Calibrations
from tests.accuracy.report.chart import BLUE, FAINT, Panel, dot, line, panel_size, svg
from tests.accuracy.tally import likely_share

_SIDE = 170
_COLUMNS = 4
_LARGEST_DOT = 12.0
_SMALLEST_DOT = 2.5


def reliability_svg(calibrations: Calibrations) -> str:
    """Draws a panel for each calibration.

    A dot is a bin of confidence, its area in proportion to the number of values, and a bar the bounds within which the
    share would likely lie for more values. On the dashed line, confidence is exactly the share that is right.
    """
    width, height = panel_size(_SIDE)
    panels = chain.from_iterable(
        _panel(Panel(number % _COLUMNS * width, number // _COLUMNS * height, _SIDE), name, calibration)
        for number, (name, calibration) in enumerate(calibrations.items())
    )
    rows = math.ceil(len(calibrations) / _COLUMNS)
    columns = min(_COLUMNS, len(calibrations))
    return svg(width * columns, height * rows, "Share of values that are right, by confidence", panels)


def _panel(panel: Panel, name: str, calibration: Calibration) -> Iterator[str]:
    subtitle = f"ECE {calibration.expected_error:.3f} · {calibration.count} values"
    yield from panel.frame(name[0].upper() + name[1:], subtitle, across="confidence", up="right")
    yield line(panel.x(0), panel.y(0), panel.x(1), panel.y(1), FAINT, dashes="4 4")
    largest = max(bin_.count for bin_ in calibration.bins)
    for bin_ in calibration.bins:
        yield from _bin(panel, bin_, math.sqrt(bin_.count / largest))


def _bin(panel: Panel, bin_: Bin, size: float) -> Iterator[str]:
    x, y = panel.x(bin_.mean_confidence), panel.y(bin_.share_right)
    low, high = likely_share(bin_.right, bin_.count)
    yield line(x, panel.y(low), x, panel.y(high), BLUE, width=1.5)
    note = f"confidence {bin_.low:g} to {bin_.high:g}: {bin_.right} of {bin_.count} right ({bin_.share_right:.0%})"
    yield dot(x, y, max(_SMALLEST_DOT, _LARGEST_DOT * size), BLUE, note)
