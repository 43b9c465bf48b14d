"""Quarter turns of text on an upright page, so that words printed upwards are put together like all others."""

from enum import IntEnum
from math import pi

from ocr_service.geometry import Box, Point, Polygon


class Turn(IntEnum):
    """By how many quarters, clockwise, text is turned against the page."""

    UPRIGHT = 0
    DOWNWARDS = 1
    UPSIDE_DOWN = 2
    UPWARDS = 3

    @classmethod
    def nearest(cls, radians: float) -> "Turn":
        """The turn that is nearest to an angle, clockwise."""
        return cls(round(radians / (pi / 2)) % 4)

    def undone(self, box: Box) -> Box:
        """The upright box that a box on the page becomes when the page is turned so that the text is upright."""
        if self is Turn.UPRIGHT:
            return box
        first, second = _back(Point(box.left, box.top), self), _back(Point(box.right, box.bottom), self)
        return Box(min(first.x, second.x), min(first.y, second.y), max(first.x, second.x), max(first.y, second.y))

    def done(self, polygon: Polygon) -> Polygon:
        """The inverse: where on the page the outline of upright text lies. It begins at the text's own top left."""
        return Polygon(*(_back(corner, Turn(-self % 4)) for corner in polygon.corners))


def _back(point: Point, turn: Turn) -> Point:
    """The point after turning the page back, anticlockwise, about its origin."""
    match turn:
        case Turn.UPRIGHT:
            return point
        case Turn.DOWNWARDS:
            return Point(point.y, -point.x)
        case Turn.UPSIDE_DOWN:
            return Point(-point.x, -point.y)
        case Turn.UPWARDS:
            return Point(-point.y, point.x)
