"""Geometry on the upright page: points, boxes and regions, all in fractions of the page's width and height."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Point:
    """A position, (0, 0) at the page's top left."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> Self:
        """The smallest box that holds `points`, of which there is at least one."""
        corners = tuple(points)
        xs, ys = [p.x for p in corners], [p.y for p in corners]
        return cls(min(xs), min(ys), max(xs), max(ys))

    @classmethod
    def union(cls, boxes: Iterable["Box"]) -> Self:
        """The smallest box that holds `boxes`, of which there is at least one."""
        parts = tuple(boxes)
        return cls(
            min(b.left for b in parts),
            min(b.top for b in parts),
            max(b.right for b in parts),
            max(b.bottom for b in parts),
        )

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def center_x(self) -> float:
        """Half way from left to right."""
        return (self.left + self.right) / 2

    @property
    def center_y(self) -> float:
        """Half way from top to bottom."""
        return (self.top + self.bottom) / 2

    def shared_width(self, other: "Box") -> float:
        """How much of the horizontal extent both have in common; negative is the gap between them."""
        return min(self.right, other.right) - max(self.left, other.left)

    def shared_height(self, other: "Box") -> float:
        """How much of the vertical extent both have in common; negative is the gap between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)


@dataclass(frozen=True, slots=True)
class Region:
    """A place in the document: the page, counted from 1, and four points clockwise from the text's own top left."""

    page: int
    polygon: tuple[Point, Point, Point, Point]
