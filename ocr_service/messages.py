"""Lines and words as messages of the contract: places in fractions of the page, each word with its id."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from invoicemesh.ocr.v1 import document_pb2, geometry_pb2
from ocr_service.geometry import Point, Polygon
from ocr_service.rules import Rule
from ocr_service.words import Line, Word


@dataclass(frozen=True)
class PageFrame:
    """What lies on a page is told relative to: the page's number, and its size in the unit that its words are in."""

    number: int
    width: float
    height: float


def line_messages(lines: Sequence[Line], page: PageFrame) -> list[document_pb2.Line]:
    """The lines in their order; the page's words are numbered from 1 in it."""
    indexes = count(1)
    return [
        document_pb2.Line(
            words=[_word(word, page, indexes) for word in line.words], polygon=_polygon(line.polygon, page)
        )
        for line in lines
    ]


def _word(word: Word, page: PageFrame, indexes: Iterator[int]) -> document_pb2.Word:
    return document_pb2.Word(
        id=f"{page.number}.{next(indexes)}",
        text=word.text,
        confidence=word.confidence,
        polygon=_polygon(word.polygon, page),
    )


def rule_messages(rules: Iterable[Rule]) -> list[document_pb2.Rule]:
    """The rules, which are in fractions of the page already."""
    return [document_pb2.Rule(start=_point(rule.start), end=_point(rule.end)) for rule in rules]


def polygon_message(fractions: Polygon) -> geometry_pb2.Polygon:
    """The outline, given in fractions of its page."""
    return geometry_pb2.Polygon(points=[_point(corner) for corner in fractions.corners])


def _polygon(polygon: Polygon, page: PageFrame) -> geometry_pb2.Polygon:
    return polygon_message(polygon.as_fractions(page.width, page.height))


def _point(point: Point) -> geometry_pb2.Point:
    return geometry_pb2.Point(x=point.x, y=point.y)
