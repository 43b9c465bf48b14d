"""The table of line items: columns, wrapped cells and what happens at the foot of a page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from samples.layouts.fonts import Face
from samples.layouts.sheet import INK, SOFT_INK, Align, Sheet

_BASELINE = 0.74  # of the line height, from the top of the line to the baseline


class Ruling(Enum):
    """Which rules a table has."""

    GRID = "grid"
    COLUMNS = "columns"  # uprights between columns and a frame, but nothing between rows
    ROWS = "rows"
    HEAD = "head"  # above and below the head, and below the last row
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its heading."""

    heading: str
    width: float  # millimetres
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a text and, below it, an explanation."""

    text: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStyle:
    """How a table looks. Lengths are millimetres."""

    head: Face
    body: Face
    detail: Face
    ruling: Ruling
    gap: float  # between text and rule, above and below
    inset: float = 1.5  # between text and rule, left and right
    head_fill: str | None = None
    stripe: str | None = None  # the ground of every other row
    head_colour: str = INK
    rule_colour: str = INK


@dataclass(frozen=True, slots=True)
class Table:
    """A table at a place. It breaks between rows, never within one."""

    columns: tuple[Column, ...]
    style: TableStyle
    x: float  # of its left edge

    @property
    def width(self) -> float:
        """The width of all columns."""
        return sum(column.width for column in self.columns)

    def draw(
        self,
        sheet: Sheet,
        y: float,
        rows: Sequence[tuple[Cell, ...]],
        bottom: float,
        turn_page: Callable[[int, float], float],
    ) -> float:
        """Draws head and rows from y downwards and gives where it ended.

        Where the next row would reach below `bottom`, `turn_page(rows drawn, y reached)` begins the next page and
        gives the y at which the table goes on, head first.
        """
        top, y = y, self._head(sheet, y)
        for drawn, row in enumerate(rows):
            height = self._height(row)
            if y + height > bottom:
                self._frame(sheet, top, y)
                top = turn_page(drawn, y)
                y = self._head(sheet, top)
            if self.style.stripe is not None and drawn % 2:
                sheet.fill(self.x, y, self.width, height, self.style.stripe)
            self._row(sheet, y, row)
            y += height
            if self.style.ruling in {Ruling.GRID, Ruling.ROWS}:
                sheet.rule(self.x, y, self.x + self.width, thickness=0.15, colour=self.style.rule_colour)
        self._frame(sheet, top, y)
        return y

    def _head(self, sheet: Sheet, y: float) -> float:
        style = self.style
        height = style.head.line_height + 2 * style.gap
        if style.head_fill is not None:
            sheet.fill(self.x, y, self.width, height, style.head_fill)
        left = self.x
        for column in self.columns:
            baseline = y + style.gap + _BASELINE * style.head.line_height
            space = column.width - 2 * style.inset
            face = style.head.fitting(column.heading, space)
            self._place(sheet, left, baseline, column, column.heading, face=face, colour=style.head_colour)
            left += column.width
        if style.ruling is not Ruling.NONE:
            sheet.rule(self.x, y + height, self.x + self.width, thickness=0.3, colour=style.rule_colour)
        return y + height

    def _row(self, sheet: Sheet, y: float, row: tuple[Cell, ...]) -> None:
        style = self.style
        left = self.x
        for column, cell in zip(self.columns, row, strict=True):
            baseline = y + style.gap + _BASELINE * style.body.line_height
            for text, face, colour in self._wrapped(column, cell):
                self._place(sheet, left, baseline, column, text, face=face, colour=colour)
                baseline += face.line_height
            left += column.width

    def _place(
        self, sheet: Sheet, left: float, baseline: float, column: Column, text: str, *, face: Face, colour: str
    ) -> None:
        x = {
            Align.LEFT: left + self.style.inset,
            Align.RIGHT: left + column.width - self.style.inset,
            Align.CENTRE: left + column.width / 2,
        }[column.align]
        sheet.text(x, baseline, text, face, align=column.align, colour=colour)

    def _wrapped(self, column: Column, cell: Cell) -> list[tuple[str, Face, str]]:
        width, style = column.width - 2 * self.style.inset, self.style
        if column.align is not Align.LEFT or " " not in cell.text:  # Numbers and codes shrink rather than break.
            texts = [(cell.text, style.body.fitting(cell.text, width), INK)]
        else:
            texts = [(line, style.body.fitting(line, width), INK) for line in style.body.wrap(cell.text, width)]
        return texts + [(line, style.detail, SOFT_INK) for line in style.detail.wrap(cell.detail, width)]

    def _height(self, row: tuple[Cell, ...]) -> float:
        heights = (
            sum(face.line_height for _, face, _ in self._wrapped(column, cell))
            for column, cell in zip(self.columns, row, strict=True)
        )
        return max(heights) + 2 * self.style.gap

    def _frame(self, sheet: Sheet, top: float, bottom: float) -> None:
        style = self.style
        if style.ruling in {Ruling.NONE, Ruling.ROWS}:
            return
        sheet.rule(self.x, top, self.x + self.width, thickness=0.3, colour=style.rule_colour)
        sheet.rule(self.x, bottom, self.x + self.width, thickness=0.3, colour=style.rule_colour)
        if style.ruling is Ruling.HEAD:
            return
        edge = self.x
        for width in (0.0, *(column.width for column in self.columns)):
            edge += width
            sheet.upright(edge, top, bottom, thickness=0.2, colour=style.rule_colour)
