"""Places on a page: points and outlines of four corners. In pixels while a page is read, in fractions once it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import NamedTuple, Self


@dataclass(frozen=True, slots=True)
class Point:
    """A position; x grows to the right, y downwards."""

    x: float
    y: float

    def towards(self, other: "Point", share: float) -> "Point":
        """The point at `share` (0 to 1) of the way to `other`."""
        return Point(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)

    def distance(self, other: "Point") -> float:
        """How far away `other` is."""
        return hypot(other.x - self.x, other.y - self.y)


class Box(NamedTuple):
    """An upright rectangle; what there are thousands of on a page, where a polygon would be a waste."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Polygon:
    """Four corners, clockwise from the top left one of what it surrounds, as that thing is read."""

    top_left: Point
    top_right: Point
    bottom_right: Point
    bottom_left: Point

    @classmethod
    def box(cls, left: float, top: float, right: float, bottom: float) -> Self:
        """An upright rectangle."""
        return cls(Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom))

    @classmethod
    def around(cls, polygons: Iterable["Polygon"]) -> Self:
        """The smallest upright rectangle around all of them. ValueError for none."""
        corners = [corner for polygon in polygons for corner in polygon.corners]
        xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
        return cls.box(min(xs), min(ys), max(xs), max(ys))

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        """The corners in their order."""
        return self.top_left, self.top_right, self.bottom_right, self.bottom_left

    @property
    def left(self) -> float:
        """The least x."""
        return min(self.top_left.x, self.top_right.x, self.bottom_right.x, self.bottom_left.x)

    @property
    def right(self) -> float:
        """The greatest x."""
        return max(self.top_left.x, self.top_right.x, self.bottom_right.x, self.bottom_left.x)

    @property
    def top(self) -> float:
        """The least y."""
        return min(self.top_left.y, self.top_right.y, self.bottom_right.y, self.bottom_left.y)

    @property
    def bottom(self) -> float:
        """The greatest y."""
        return max(self.top_left.y, self.top_right.y, self.bottom_right.y, self.bottom_left.y)

    def slice(self, start: float, end: float) -> "Polygon":
        """The part between two shares (0 to 1) of its way from left to right, as it is read."""
        return Polygon(
            self.top_left.towards(self.top_right, start),
            self.top_left.towards(self.top_right, end),
            self.bottom_left.towards(self.bottom_right, end),
            self.bottom_left.towards(self.bottom_right, start),
        )

    def widened(self, along: float, across: float) -> "Polygon":
        """The outline with so much more at both of its ends and above and below, in multiples of its thickness."""
        more = along * self.thickness / (self.length or 1.0)
        wide = self.slice(-more, 1 + more)
        before, after = -across, 1 + across
        return Polygon(
            wide.top_left.towards(wide.bottom_left, before),
            wide.top_right.towards(wide.bottom_right, before),
            wide.top_right.towards(wide.bottom_right, after),
            wide.top_left.towards(wide.bottom_left, after),
        )

    def within(self, left: float, top: float, scale: float) -> "Polygon":
        """The outline in a picture of a part that begins at (`left`, `top`), drawn `scale` times as large."""
        return Polygon(*(Point((corner.x - left) * scale, (corner.y - top) * scale) for corner in self.corners))

    @property
    def length(self) -> float:
        """How long it is along the way in which it is read."""
        return max(self.top_left.distance(self.top_right), self.bottom_left.distance(self.bottom_right))

    @property
    def thickness(self) -> float:
        """How high it is across the way in which it is read."""
        return max(self.top_left.distance(self.bottom_left), self.top_right.distance(self.bottom_right))

    @property
    def slope(self) -> float:
        """By how many degrees it falls from left to right, as it is read."""
        start, end = self.top_left.towards(self.bottom_left, 0.5), self.top_right.towards(self.bottom_right, 0.5)
        return degrees(atan2(end.y - start.y, end.x - start.x))

    def turned(self, quarters: int) -> "Polygon":
        """The same outline of something that is upright once it is turned by so many quarters, clockwise."""
        start = -quarters % 4
        return Polygon(*self.corners[start:], *self.corners[:start])

    def as_fractions(self, width: float, height: float) -> "Polygon":
        """From units of a page that is `width` by `height` to fractions of it, within [0, 1]."""
        return Polygon(*(Point(_share(corner.x, width), _share(corner.y, height)) for corner in self.corners))

    def from_fractions(self, width: float, height: float) -> "Polygon":
        """From fractions of a page to units of it, when it is `width` by `height`."""
        return Polygon(*(Point(corner.x * width, corner.y * height) for corner in self.corners))


def _share(position: float, length: float) -> float:
    return min(1.0, max(0.0, position / length))
