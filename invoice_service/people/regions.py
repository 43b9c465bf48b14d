"""Places on pages, as the contract wants them."""

from invoicemesh.ocr.v1.geometry_pb2 import Point, Region

_CORNERS = 4


def region_problem(region: Region) -> str | None:
    """What is wrong with a place that a caller marked, as a sentence; None when it is a page and four points on it."""
    if region.page < 1:
        return "Pages count from 1."
    if len(region.polygon.points) != _CORNERS:
        return "The outline has exactly four points."
    if not all(_is_on_page(point) for point in region.polygon.points):
        return "The points of the outline are fractions of the page, from 0 to 1."
    return None


def _is_on_page(point: Point) -> bool:
    return 0 <= point.x <= 1 and 0 <= point.y <= 1
