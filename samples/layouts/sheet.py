"""What layouts draw on: pages, measured in millimetres from the top left corner, that note what they show."""

from enum import Enum

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from samples.layouts.fact import Fact
from samples.layouts.fonts import Face

INK = "#1d1d1f"
SOFT_INK = "#5c6068"
WHITE = "#ffffff"


class Align(Enum):
    """Which point of a text its x means."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


class Sheet:
    """Draws on one page after the other. Lengths are millimetres, y grows downwards, a text's y is its baseline."""

    def __init__(self, canvas: Canvas, width: float, height: float, page_total: int) -> None:
        self._canvas = canvas
        self.width = width
        self.height = height
        self.page = 1
        self.page_total = page_total
        self.lowest = 0.0  # the y that texts have reached on any page
        self.facts: set[Fact] = set()

    def shows(self, *facts: Fact) -> None:
        """Notes that the document shows these values."""
        self.facts.update(facts)

    def next_page(self) -> None:
        """Ends this page and begins another."""
        self._canvas.showPage()
        self.page += 1

    def text(
        self,
        x: float,
        y: float,
        text: str,
        face: Face,
        *,
        align: Align = Align.LEFT,
        colour: str = INK,
        within: float | None = None,
    ) -> None:
        """Writes one line, smaller where it would be wider than `within`."""
        if within is not None:
            face = face.fitting(text, within)
        offset = {Align.LEFT: 0.0, Align.RIGHT: 1.0, Align.CENTRE: 0.5}[align] * face.width(text)
        line = self._canvas.beginText((x - offset) * mm, (self.height - y) * mm)
        line.setFont(face.font, face.size)
        line.setFillColor(HexColor(colour))
        line.setHorizScale(100 * face.stretch)
        line.textOut(text)
        self._canvas.drawText(line)
        self.lowest = max(self.lowest, y)

    def upwards(self, x: float, y: float, text: str, face: Face, *, colour: str = INK) -> None:
        """Writes one line that runs up the page: its baseline is the upright at x, its first letter stands at y."""
        self._canvas.saveState()
        self._canvas.translate(x * mm, (self.height - y) * mm)
        self._canvas.rotate(90)
        line = self._canvas.beginText(0, 0)
        line.setFont(face.font, face.size)
        line.setFillColor(HexColor(colour))
        line.textOut(text)
        self._canvas.drawText(line)
        self._canvas.restoreState()

    def lines(
        self,
        x: float,
        y: float,
        lines: list[str],
        face: Face,
        *,
        align: Align = Align.LEFT,
        colour: str = INK,
        within: float | None = None,
    ) -> float:
        """Writes lines below each other, the first at y, and gives the baseline after the last."""
        for line in lines:
            self.text(x, y, line, face, align=align, colour=colour, within=within)
            y += face.line_height
        return y

    def paragraph(
        self, x: float, y: float, width: float, text: str, face: Face, *, align: Align = Align.LEFT, colour: str = INK
    ) -> float:
        """Writes the text in lines no wider than `width` and gives the baseline after the last."""
        return self.lines(x, y, face.wrap(text, width), face, align=align, colour=colour, within=width)

    def rule(self, x1: float, y: float, x2: float, *, thickness: float = 0.2, colour: str = INK) -> None:
        """A horizontal rule."""
        self._line(x1, y, x2, y, thickness=thickness, colour=colour)

    def upright(self, x: float, y1: float, y2: float, *, thickness: float = 0.2, colour: str = INK) -> None:
        """A vertical rule."""
        self._line(x, y1, x, y2, thickness=thickness, colour=colour)

    def box(self, x: float, y: float, width: float, height: float, *, colour: str = INK) -> None:
        """The outline of a rectangle with its top left corner at x, y."""
        for edge in (y, y + height):
            self.rule(x, edge, x + width, colour=colour)
        for edge in (x, x + width):
            self.upright(edge, y, y + height, colour=colour)

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle with its top left corner at x, y."""
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.rect(x * mm, (self.height - y - height) * mm, width * mm, height * mm, stroke=0, fill=1)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """A filled circle around x, y."""
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.circle(x * mm, (self.height - y) * mm, radius * mm, stroke=0, fill=1)

    def _line(self, x1: float, y1: float, x2: float, y2: float, *, thickness: float, colour: str) -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(thickness * mm)
        self._canvas.line(x1 * mm, (self.height - y1) * mm, x2 * mm, (self.height - y2) * mm)
