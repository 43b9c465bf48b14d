"""How the picture of a page becomes the upright page: one projection for its pixels and for the places on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians, sin
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from ocr_service.geometry import Point, Polygon
from ocr_service.picture import Grey, Picture
from ocr_service.words import Line, Word

# What is around a page that was turned: paper.
_WHITE = (255, 255, 255)


@dataclass(frozen=True)
class Straightening:
    """`matrix` is a projection (3 by 3) of pixels of the picture to pixels of the page, which is `width` by `height`.

    `skew` says by how many degrees, clockwise, it rotates besides whole quarters.
    """

    matrix: NDArray[np.float64]
    width: int
    height: int
    skew: float = 0.0

    @classmethod
    def none(cls, width: int, height: int) -> Self:
        """The picture is the page."""
        return cls(np.eye(3), width, height)

    @cached_property
    def changes_nothing(self) -> bool:
        """Whether the picture is the page as it is."""
        return bool(np.array_equal(self.matrix, np.eye(3)))

    def turned(self, quarters: int) -> "Straightening":
        """And then turned by so many quarters, clockwise."""
        matrix, width, height = self.matrix, self.width, self.height
        for _ in range(quarters % 4):
            matrix = np.array([(0.0, -1.0, height), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)]) @ matrix
            width, height = height, width
        return Straightening(matrix, width, height, self.skew)

    def flattened(self, paper: Polygon) -> "Straightening":
        """And then with `paper`, which lies on the page as it is so far, as the whole page."""
        width = max(1, round(paper.length))
        height = max(1, round(paper.thickness))
        corners = np.array([(corner.x, corner.y) for corner in paper.corners], np.float32)
        target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
        flat = np.asarray(cv2.getPerspectiveTransform(corners, target), np.float64)
        return Straightening(flat @ self.matrix, width, height, self.skew)

    def rotated(self, angle: float) -> "Straightening":
        """And then rotated by `angle` (degrees, clockwise) on a page that is as much larger as that needs."""
        cosine, sine = cos(radians(angle)), sin(radians(angle))
        width = self.width * cosine + self.height * abs(sine)
        height = self.width * abs(sine) + self.height * cosine
        x = width / 2 - (self.width * cosine - self.height * sine) / 2
        y = height / 2 - (self.width * sine + self.height * cosine) / 2
        rotation = np.array([(cosine, -sine, x), (sine, cosine, y), (0.0, 0.0, 1.0)])
        return Straightening(rotation @ self.matrix, round(width), round(height), self.skew + angle)

    def scaled(self, factor: float) -> "Straightening":
        """And then `factor` times as large."""
        matrix = np.diag((factor, factor, 1.0)) @ self.matrix
        return Straightening(matrix, round(self.width * factor), round(self.height * factor), self.skew)

    def moved(self, x: float, y: float) -> "Straightening":
        """And then moved on the page, which stays as large as it is."""
        matrix = np.array([(1.0, 0.0, x), (0.0, 1.0, y), (0.0, 0.0, 1.0)]) @ self.matrix
        return Straightening(matrix, self.width, self.height, self.skew)

    def after(self, first: "Straightening") -> "Straightening":
        """This one of the page that `first` gives."""
        return Straightening(self.matrix @ first.matrix, self.width, self.height, first.skew + self.skew)

    def origin(self, polygon: Polygon) -> Polygon:
        """Where on the picture an outline of the upright page lies."""
        back = Straightening(np.asarray(np.linalg.inv(self.matrix), np.float64), self.width, self.height)
        return back.outline(polygon)

    def outline(self, polygon: Polygon) -> Polygon:
        """Where on the upright page an outline of the picture lies."""
        return Polygon(*(self._point(corner) for corner in polygon.corners))

    def lines(self, lines: Iterable[Line]) -> list[Line]:
        """Where on the upright page lines of the picture lie."""
        if self.changes_nothing:
            return list(lines)
        return [
            Line(
                tuple(Word(word.text, word.confidence, self.outline(word.polygon)) for word in line.words),
                self.outline(line.polygon),
            )
            for line in lines
        ]

    def picture(self, picture: Picture) -> Picture:
        """The upright page."""
        if self.changes_nothing:
            return picture
        drawn = cv2.warpPerspective(
            picture, self.matrix, (self.width, self.height), flags=cv2.INTER_LINEAR, borderValue=_WHITE
        )
        return np.asarray(drawn, np.uint8)

    def small(self, grey: Grey, factor: float) -> Grey:
        """The upright page in greys, where `grey` shows the picture, `factor` times as large."""
        if self.changes_nothing:
            return grey
        matrix = np.diag((factor, factor, 1.0)) @ self.matrix @ np.diag((1 / factor, 1 / factor, 1.0))
        size = max(1, round(self.width * factor)), max(1, round(self.height * factor))
        return np.asarray(cv2.warpPerspective(grey, matrix, size, borderValue=_WHITE), np.uint8)

    def _point(self, point: Point) -> Point:
        x, y, scale = self.matrix @ (point.x, point.y, 1.0)
        return Point(float(x / scale), float(y / scale))
