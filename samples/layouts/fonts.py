"""The typefaces of the layouts: those every PDF reader has, and the one that ships with reportlab."""

from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


@dataclass(frozen=True, slots=True)
class Face:
    """A font in a size."""

    font: str  # its name in the PDF
    size: float  # points
    stretch: float = 1.0  # of the letters' widths
    leading: float = 1.25  # distance of two baselines, as a multiple of the size

    @property
    def line_height(self) -> float:
        """Distance of two baselines in millimetres."""
        return self.size * self.leading * POINT

    def width(self, text: str) -> float:
        """The width of the text in millimetres."""
        points: float = pdfmetrics.stringWidth(text, self.font, self.size)
        return points * self.stretch * POINT

    def wrap(self, text: str, width: float) -> list[str]:
        """The text in lines no wider than `width` millimetres, broken at spaces."""
        return [str(line) for line in simpleSplit(text, self.font, self.size, width / self.stretch * mm)]

    def fitting(self, text: str, width: float) -> "Face":
        """The face, smaller if need be, so that the text is no wider than `width` millimetres."""
        taken = self.width(text)
        return self if taken <= width else Face(self.font, self.size * width / taken, self.stretch, self.leading)


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface in regular and bold."""

    regular: str
    bold: str
    scale: float = 1.0  # of sizes, so that all families look equally large
    stretch: float = 1.0

    def face(self, size: float) -> Face:
        """The regular font in that size in points."""
        return Face(self.regular, size * self.scale, self.stretch)

    def bold_face(self, size: float) -> Face:
        """The bold font in that size in points."""
        return Face(self.bold, size * self.scale, self.stretch)


POINT = 25.4 / 72  # millimetres

HELVETICA = Family("Helvetica", "Helvetica-Bold")
NARROW = Family("Helvetica", "Helvetica-Bold", stretch=0.84)
TIMES = Family("Times-Roman", "Times-Bold", scale=1.06)
WIDE_TIMES = Family("Times-Roman", "Times-Bold", scale=1.02, stretch=1.08)
VERA = Family("Vera", "VeraBd", scale=0.9)
NARROW_VERA = Family("Vera", "VeraBd", scale=0.95, stretch=0.86)
COURIER = Family("Courier", "Courier-Bold", stretch=0.9)
NARROW_COURIER = Family("Courier", "Courier-Bold", stretch=0.78)

PROPORTIONAL = (HELVETICA, HELVETICA, NARROW, TIMES, WIDE_TIMES, VERA, NARROW_VERA)
MONOSPACED = (COURIER, NARROW_COURIER)


def register_fonts() -> None:
    """Makes known to reportlab the fonts that have to be embedded. Doing it again changes nothing."""
    for font in (VERA.regular, VERA.bold):
        if font not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(font, f"{font}.ttf"))
