"""The suppliers' marks: plain figures without letters, so that they add nothing to read."""

from dataclasses import dataclass

from samples.layouts.sheet import Sheet


@dataclass(frozen=True, slots=True)
class _Paint:
    colour: str
    ground: str  # of the paper


def draw_mark(sheet: Sheet, x: float, y: float, size: float, *, name: str, ground: str, colour: str) -> None:
    """Draws the mark of the firm of that name in a square of `size` millimetres on paper of colour `ground`."""
    figure = (_ring, _stairs, _tiles)[sum(map(ord, name)) % 3]
    figure(sheet, x, y, size, _Paint(colour, ground))


def _ring(sheet: Sheet, x: float, y: float, size: float, paint: _Paint) -> None:
    middle = size / 2
    sheet.disc(x + middle, y + middle, middle, paint.colour)
    sheet.disc(x + size * 0.62, y + size * 0.38, size * 0.26, paint.ground)


def _stairs(sheet: Sheet, x: float, y: float, size: float, paint: _Paint) -> None:
    step = size / 4
    for column in range(4):
        height = step * (column + 1)
        sheet.fill(x + column * step, y + size - height, step * 0.78, height, paint.colour)


def _tiles(sheet: Sheet, x: float, y: float, size: float, paint: _Paint) -> None:
    half = size / 2
    sheet.fill(x, y, half * 0.92, half * 0.92, paint.colour)
    sheet.fill(x + half, y + half, half * 0.92, half * 0.92, paint.colour)
    sheet.disc(x + half * 1.46, y + half * 0.46, half * 0.46, paint.colour)
    sheet.disc(x + half * 0.46, y + half * 1.46, half * 0.46, paint.colour)
    sheet.disc(x + half * 0.46, y + half * 1.46, half * 0.2, paint.ground)
