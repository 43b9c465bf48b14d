"""The typefaces of the layouts: those every PDF reader has, and the one that ships with reportlab."""

from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont


@dataclass(frozen=True, slots=True)
class Face:
    """A font in a size."""

    font: str  # its name in the PDF
    size: float  # points
    leading: float = 1.25  # distance of two baselines, as a multiple of the size

    @property
    def line_height(self) -> float:
        """Distance of two baselines in millimetres."""
        return self.size * self.leading * POINT


@dataclass(frozen=True, slots=True)
class Family:
    """A typeface in regular and bold."""

    regular: str
    bold: str

    def face(self, size: float) -> Face:
        """The regular font in that size in points."""
        return Face(self.regular, size)

    def bold_face(self, size: float) -> Face:
        """The bold font in that size in points."""
        return Face(self.bold, size)


POINT = 25.4 / 72  # millimetres

HELVETICA = Family("Helvetica", "Helvetica-Bold")
TIMES = Family("Times-Roman", "Times-Bold")
VERA = Family("Vera", "VeraBd")


def register_fonts() -> None:
    """Makes known to reportlab the fonts that have to be embedded. Doing it again changes nothing."""
    for font in (VERA.regular, VERA.bold):
        if font not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(font, f"{font}.ttf"))
