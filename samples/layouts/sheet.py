"""The paper that layouts draw on: A4, in millimetres from the top left corner."""

from enum import Enum

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from samples.layouts.fonts import Face

WIDTH, HEIGHT = 210.0, 297.0  # millimetres

INK = "#1d1d1f"
SOFT_INK = "#5c6068"


class Align(Enum):
    """Which point of a text its x means."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Sheet:
    """Draws on one page after the other. Lengths are millimetres, y grows downwards, a text's y is its baseline."""

    def __init__(self, canvas: Canvas, accent: str, page_total: int) -> None:
        self._canvas = canvas
        self.accent = accent  # the supplier's house colour, `#rrggbb`
        self.page = 1
        self.page_total = page_total

    def next_page(self) -> None:
        """Ends this page and begins another."""
        self._canvas.showPage()
        self.page += 1

    def text(self, x: float, y: float, text: str, face: Face, *, align: Align = Align.LEFT, colour: str = INK) -> None:
        """Writes one line."""
        self._canvas.setFont(face.font, face.size)
        self._canvas.setFillColor(HexColor(colour))
        draw = {
            Align.LEFT: self._canvas.drawString,
            Align.RIGHT: self._canvas.drawRightString,
            Align.CENTRE: self._canvas.drawCentredString,
        }[align]
        draw(x * mm, (HEIGHT - y) * mm, text)

    def lines(self, x: float, y: float, lines: list[str], face: Face, *, colour: str = INK) -> float:
        """Writes lines below each other, the first at y, and gives the baseline after the last."""
        for line in lines:
            self.text(x, y, line, face, colour=colour)
            y += face.line_height
        return y

    def paragraph(self, x: float, y: float, width: float, text: str, face: Face, *, colour: str = INK) -> float:
        """Writes the text in lines no wider than `width` and gives the baseline after the last."""
        return self.lines(x, y, wrap(text, face, width), face, colour=colour)

    def rule(self, x1: float, y: float, x2: float, *, thickness: float = 0.2, colour: str = INK) -> None:
        """A horizontal rule."""
        self._line(x1, y, x2, y, thickness=thickness, colour=colour)

    def upright(self, x: float, y1: float, y2: float, *, thickness: float = 0.2, colour: str = INK) -> None:
        """A vertical rule."""
        self._line(x, y1, x, y2, thickness=thickness, colour=colour)

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle with its top left corner at x, y."""
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.rect(x * mm, (HEIGHT - y - height) * mm, width * mm, height * mm, stroke=0, fill=1)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around x, y."""
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.circle(x * mm, (HEIGHT - y) * mm, radius * mm, stroke=0, fill=1)

    def _line(self, x1: float, y1: float, x2: float, y2: float, *, thickness: float, colour: str) -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(thickness * mm)
        self._canvas.line(x1 * mm, (HEIGHT - y1) * mm, x2 * mm, (HEIGHT - y2) * mm)


def wrap(text: str, face: Face, width: float) -> list[str]:
    """The text in lines no wider than `width` millimetres, broken at spaces."""
    return [str(line) for line in simpleSplit(text, face.font, face.size, width * mm)]
