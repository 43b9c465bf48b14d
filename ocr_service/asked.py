"""What the options of a request ask for, as tasks: pages to read, or places to read again."""

from collections import defaultdict
from collections.abc import Sequence

from invoicemesh.ocr.v1.geometry_pb2 import Region
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions
from mesh.errors import FieldViolation, ServiceError
from ocr_service.geometry import Point, Polygon
from ocr_service.pages.options import PageOptions
from ocr_service.workers.tasks import ReadPage, ReadRegions, StoredDocument

MAX_REGIONS = 200
_CORNERS = 4
# A narrower or lower place, in fractions of the page, holds nothing that can be read.
_LEAST_SIDE = 1e-4


def tasks_of(
    options: RecognizeOptions, engine: str, document: StoredDocument, page_count: int
) -> Sequence[ReadPage | ReadRegions]:
    """A task for each page that is concerned, in order, for `engine`. ServiceError REQUEST_INVALID."""
    if options.regions:
        by_page, how = _regions(options, page_count), PageOptions(options.ignore_text_layer)
        return [ReadRegions(document, page, tuple(by_page[page]), how, engine) for page in sorted(by_page)]
    how = PageOptions(options.ignore_text_layer, options.include_images)
    return [ReadPage(document, number, how, engine) for number in _page_numbers(options, page_count)]


def _page_numbers(options: RecognizeOptions, page_count: int) -> list[int]:
    """The pages that are asked for, each once; all when none is named."""
    wanted = sorted(set(options.pages)) or list(range(1, page_count + 1))
    if wanted and (wanted[0] < 1 or wanted[-1] > page_count):
        raise _invalid("options.pages", f"The document has {_pages(page_count)}.")
    return wanted


def _regions(options: RecognizeOptions, page_count: int) -> dict[int, list[Polygon]]:
    """The places of each page."""
    if options.pages or options.include_images:
        raise _invalid("options.regions", "Places are read again alone: name no pages and ask for no images.")
    if len(options.regions) > MAX_REGIONS:
        raise _invalid("options.regions", f"At most {MAX_REGIONS} places are read again in a call.")
    by_page: defaultdict[int, list[Polygon]] = defaultdict(list)
    for index, region in enumerate(options.regions):
        if not 1 <= region.page <= page_count:
            raise _invalid(f"options.regions[{index}].page", f"The document has {_pages(page_count)}.")
        by_page[region.page].append(_polygon(index, region))
    return by_page


def _polygon(index: int, region: Region) -> Polygon:
    points = [Point(point.x, point.y) for point in region.polygon.points]
    # NaN is in no range.
    if len(points) == _CORNERS and all(0 <= point.x <= 1 and 0 <= point.y <= 1 for point in points):
        polygon = Polygon(*points)
        if min(polygon.length, polygon.thickness) >= _LEAST_SIDE:
            return polygon
    raise _invalid(
        f"options.regions[{index}].polygon", "A place has four corners from 0 to 1 that stand apart from each other."
    )


def _pages(page_count: int) -> str:
    return f"the pages 1 to {page_count}" if page_count else "no pages"


def _invalid(field: str, description: str) -> ServiceError:
    return ServiceError("REQUEST_INVALID", fields=(FieldViolation(field, description),))
