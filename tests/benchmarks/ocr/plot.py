"""Draws the figures of a run as an SVG: a panel of bars for each figure that several programs have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

_WIDTH, _LABELS, _BAR, _HEAD = 760, 150, 22, 34
_OURS, _OTHERS, _INK = "#1f6f54", "#b8c4c0", "#26302d"


@dataclass(frozen=True)
class Panel:
    """A figure of several programs; the first of them is ours."""

    title: str
    unit: str
    values: Mapping[str, float]


def write_plot(panels: Sequence[Panel], path: Path) -> None:
    """Writes the panels below each other."""
    parts, top = [], 10
    for panel in panels:
        parts.append(f'<text x="10" y="{top + 18}" font-weight="600">{escape(panel.title)}</text>')
        top += _HEAD
        longest = max(panel.values.values())
        for index, (name, value) in enumerate(panel.values.items()):
            length = (_WIDTH - _LABELS - 110) * value / longest
            middle = top + _BAR / 2 + 4
            parts += [
                f'<text x="{_LABELS}" y="{middle}" text-anchor="end">{escape(name)}</text>',
                f'<rect x="{_LABELS + 8}" y="{top + 2}" width="{length:.1f}" height="{_BAR - 5}" rx="2" '
                f'fill="{_OTHERS if index else _OURS}"/>',
                f'<text x="{_LABELS + 16 + length:.1f}" y="{middle}">{value:.3g} {escape(panel.unit)}</text>',
            ]
            top += _BAR
        top += 12
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top}" fill="{_INK}"'
    paper = '<rect width="100%" height="100%" fill="#fff"/>'
    path.write_text("\n".join([f'{head} font-family="sans-serif" font-size="13">', paper, *parts, "</svg>", ""]))
