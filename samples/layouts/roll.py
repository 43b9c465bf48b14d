"""A strip of paper that a till prints line by line, from the top downwards."""

from decimal import Decimal
from math import ceil

from samples.layouts.draft import Draft
from samples.layouts.fonts import Face
from samples.layouts.look import Look
from samples.layouts.sheet import Align

_MARGIN = 4.0


class Roll:
    """Prints lines below each other, each no wider than the paper."""

    def __init__(self, draft: Draft, *, size: float) -> None:
        self._draft = draft
        self._size = size
        self._y = 10.0
        self._right = draft.sheet.width - _MARGIN

    def skip(self) -> None:
        """Leaves a line empty."""
        self._y += self._face().line_height

    def left(self, text: str) -> None:
        """A line at the left edge."""
        self._line(_MARGIN, text, self._face(), Align.LEFT)

    def centre(self, text: str, *, size: float | None = None, bold: bool = False) -> None:
        """A line in the middle; on several where it is too wide."""
        face = self._face(size, bold=bold)
        for line in face.wrap(text, self._right - _MARGIN):
            self._line(self._draft.sheet.width / 2, line, face, Align.CENTRE)

    def pair(self, left: str, right: str, *, bold: bool = False) -> None:
        """A text at the left edge and another at the right."""
        face = self._face(bold=bold)
        taken = face.width(right)
        self._draft.sheet.text(self._right, self._y, right, face, align=Align.RIGHT)
        self._line(_MARGIN, left, face, Align.LEFT, room=self._right - _MARGIN - taken - 2)

    def columns(self, texts: tuple[str, ...], edges: tuple[float, ...], *, bold: bool = False) -> None:
        """The first text at the left, each other one up to its edge (fractions of the width)."""
        face, width = self._face(bold=bold), self._right - _MARGIN
        for text, edge in zip(texts[1:], edges, strict=True):
            self._draft.sheet.text(_MARGIN + edge * width, self._y, text, face, align=Align.RIGHT, within=0.2 * width)
        self._line(_MARGIN, texts[0], face, Align.LEFT, room=(edges[0] - 0.2) * width)

    def dashes(self) -> None:
        """A line of dashes or the like, as this supplier's till prints between blocks."""
        mark = self._draft.look.choose("dashes", ("-", "=", "*", ""))
        if not mark:
            self._y += 2
            return
        face = self._face()
        self.left(mark * int((self._right - _MARGIN) / face.width(mark)))

    def tender(self) -> None:
        """How it was paid: by card, or in cash with what was given back."""
        draft = self._draft
        invoice, look, wording, formats = draft.invoice, draft.look, draft.wording, draft.formats
        if look.likes("card"):
            self.pair(wording.card, formats.amount(invoice.gross_total))
        else:
            note = look.choose("banknote", (5, 10, 20, 50))
            given = Decimal(ceil(invoice.gross_total / note) * note)
            self.pair(wording.cash, formats.amount(given))
            self.pair(wording.change, formats.amount(given - invoice.gross_total))
        if look.likes("number of articles", 0.4):
            self.pair(wording.articles, str(len(invoice.lines)))
        if look.likes("cashier", 0.5):
            self.pair(look.label(wording.served_by), look.choose("name of cashier", ("2", "07", "Anna", "Leo", "K3")))

    def _face(self, size: float | None = None, *, bold: bool = False) -> Face:
        size = (size or self._size) * (1 if self._draft.sheet.width > 70 else 0.82)
        return self._draft.bold(size) if bold else self._draft.face(size)

    def _line(self, x: float, text: str, face: Face, align: Align, *, room: float | None = None) -> None:
        self._draft.sheet.text(x, self._y, text, face, align=align, within=room or self._right - _MARGIN)
        self._y += face.line_height


def time_of_day(look: Look) -> str:
    """When it was bought."""
    return f"{look.choose('hour', range(8, 22)):02d}:{look.choose('minute', range(60)):02d}"
