"""A square plot of shares against shares, as SVG elements: its frame, its grid, and where values lie in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

INK = "#334155"
FAINT = "#94a3b8"
GRID = "#e2e8f0"
BLUE = "#2563eb"
RED = "#dc2626"

_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_MARGIN_LEFT = 52
_MARGIN_TOP = 44
_MARGIN_RIGHT = 14
_MARGIN_BOTTOM = 46


@dataclass(frozen=True)
class Panel:
    """A plot with its margins, its top left corner at `left` and `top`; lengths in pixels, values from 0 to 1."""

    left: float
    top: float
    side: float

    def x(self, value: float) -> float:
        """Gives where a value lies on the horizontal axis."""
        return round(self.left + _MARGIN_LEFT + value * self.side, 2)

    def y(self, value: float) -> float:
        """Gives where a value lies on the vertical axis."""
        return round(self.top + _MARGIN_TOP + (1 - value) * self.side, 2)

    def frame(self, title: str, subtitle: str, *, across: str, up: str) -> Iterator[str]:
        """Gives the title, the axes with their names, and a grid."""
        yield text(self.x(0), self.top + 18, title, size=14, weight=600)
        yield text(self.x(0), self.top + 34, subtitle, size=11, colour=FAINT)
        for tick in _TICKS:
            yield line(self.x(tick), self.y(0), self.x(tick), self.y(1), GRID)
            yield line(self.x(0), self.y(tick), self.x(1), self.y(tick), GRID)
            yield text(self.x(tick), self.y(0) + 14, f"{tick:g}", size=10, colour=FAINT, anchor="middle")
            yield text(self.x(0) - 6, self.y(tick) + 3.5, f"{tick:.0%}", size=10, colour=FAINT, anchor="end")
        yield text(self.x(0.5), self.y(0) + 32, across, size=11, anchor="middle")
        middle = self.left + 12, self.y(0.5)
        yield text(*middle, up, size=11, anchor="middle", turn=f"rotate(-90 {middle[0]} {middle[1]})")


def panel_size(side: float) -> tuple[float, float]:
    """Gives the width and height of a panel with its margins."""
    return side + _MARGIN_LEFT + _MARGIN_RIGHT, side + _MARGIN_TOP + _MARGIN_BOTTOM


def svg(width: float, height: float, title: str, elements: Iterable[str]) -> str:
    """Gives a whole picture on white, with the title that is read aloud."""
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
            f'viewBox="0 0 {width:g} {height:g}" role="img" font-family="system-ui, sans-serif">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width:g}" height="{height:g}" fill="#fff"/>',
            *elements,
            "</svg>\n",
        )
    )


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float,
    weight: int = 400,
    colour: str = INK,
    anchor: str = "start",
    turn: str = "",
) -> str:
    """Gives words on a baseline that begins, ends or has its middle at x and y."""
    turned = f' transform="{turn}"' if turn else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{anchor}"{turned}>{escape(words)}</text>'
    )


def line(x1: float, y1: float, x2: float, y2: float, colour: str, *, width: float = 1, dashes: str = "") -> str:
    """Gives a straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{colour}" stroke-width="{width:g}"{dashed}/>'


def polyline(points: Iterable[tuple[float, float]], colour: str, *, width: float = 2) -> str:
    """Gives a line through points."""
    joined = " ".join(f"{x:g},{y:g}" for x, y in points)
    return f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="{width:g}"/>'


def dot(x: float, y: float, radius: float, colour: str, note: str) -> str:
    """Gives a disc that shows a note to who points at it."""
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius:.2f}" fill="{colour}" fill-opacity="0.75" stroke="#fff">'
        f"<title>{escape(note)}</title></circle>"
    )
