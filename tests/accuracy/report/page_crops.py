"""Cuts out of a document's pages what a value was read from, with its surroundings."""

import base64
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image, ImageDraw

from invoicemesh.ocr.v1.geometry_pb2 import Region
from mesh.errors import ServiceError
from ocr_service.document.limits import DocumentLimits
from ocr_service.document.opening import open_document
from ocr_service.engines.paddle import PaddleEngine
from ocr_service.pages.options import PageOptions
from ocr_service.pages.read_page import read_page
from ocr_service.settings import OcrSettings

# What is measured has passed the limits of the services; these only keep a broken file from filling the memory.
_LIMITS = DocumentLimits(max_bytes=2**30, max_pages=1000, max_pixels=200_000_000)
_VALUE_COLOUR = (220, 38, 38)
_LABEL_COLOUR = (37, 99, 235)
# The surroundings that are shown, as shares of the page: a line or two above and below, and more to the left and right
# where no label is known.
_MARGIN = 0.03
_WITHOUT_LABEL = 0.12
_ABOVE = 0.02
# A label that is farther above or below, such as a column's head, would make the picture too small to read.
_BESIDE_HEIGHT = 0.06
_MAX_SIZE = (720, 360)
_WEBP_QUALITY = 60


@dataclass(frozen=True)
class Crop:
    """A picture for a page, as a data URI; width and height in pixels."""

    uri: str
    width: int
    height: int
    page: int


class PageCrops:
    """The pages of one document. Use it as a context: the document stays open, and its pages drawn, until its end.

    Raises ServiceError when the document cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._document = open_document(path, _LIMITS)
        self._pages: dict[int, Image.Image | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._document.close()

    def cut(self, values: Iterable[Region], labels: Iterable[Region] = ()) -> Iterator[Crop]:
        """Gives a picture for each page that holds one of the values; they are outlined in red, labels in blue.

        Pages that cannot be drawn, and regions on pages that the document has not, give none; what lies outside a page
        is shown at its edge.
        """
        outlined = [region for region in values if region.polygon.points]
        of_labels = [region for region in labels if region.polygon.points]
        for number in sorted({region.page for region in outlined}):
            if page := self._page(number):
                on_page = [region for region in outlined if region.page == number]
                yield _crop(page, number, on_page, [region for region in of_labels if region.page == number])

    def _page(self, number: int) -> Image.Image | None:
        if number not in self._pages:
            self._pages[number] = self._drawn(number) if 1 <= number <= self._document.page_count else None
        return self._pages[number]

    def _drawn(self, number: int) -> Image.Image | None:
        try:
            page = read_page(self._document.page(number), _engine(), PageOptions(include_image=True))
        except ServiceError:
            return None
        return Image.open(io.BytesIO(page.image_webp)).convert("RGB")


@cache
def _engine() -> PaddleEngine:
    """Reads the pages anew: places refer to the upright page, which the lines on it tell."""
    return PaddleEngine(OcrSettings().engine_config().paddle)


def _crop(page: Image.Image, number: int, values: list[Region], labels: list[Region]) -> Crop:
    beside = [label for label in labels if _is_beside(label, values)]
    box = _surroundings([*values, *beside], page.size, _MARGIN if beside else _WITHOUT_LABEL)
    picture = page.crop(box)
    draw = ImageDraw.Draw(picture)
    for regions, colour in ((labels, _LABEL_COLOUR), (values, _VALUE_COLOUR)):
        for region in regions:
            corners = [(x - box[0], y - box[1]) for x, y in _corners(region, page.size)]
            draw.polygon(corners, outline=colour, width=2)
    picture.thumbnail(_MAX_SIZE)
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=_WEBP_QUALITY)
    uri = f"data:image/webp;base64,{base64.b64encode(file.getvalue()).decode()}"
    return Crop(uri, *picture.size, number)


def _is_beside(label: Region, values: Iterable[Region]) -> bool:
    heights = [point.y for value in values for point in value.polygon.points]
    middle = sum(point.y for point in label.polygon.points) / len(label.polygon.points)
    return min(heights) - _BESIDE_HEIGHT < middle < max(heights) + _BESIDE_HEIGHT


def _surroundings(regions: Iterable[Region], size: tuple[int, int], beside: float) -> tuple[int, int, int, int]:
    """Gives left, top, right and bottom, in pixels, of what is shown around the regions."""
    corners = [corner for region in regions for corner in _corners(region, size)]
    width, height = size
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    return (
        max(0, round(left - beside * width)),
        max(0, round(top - _ABOVE * height)),
        min(width, round(right + beside * width)),
        min(height, round(bottom + _ABOVE * height)),
    )


def _corners(region: Region, size: tuple[int, int]) -> list[tuple[float, float]]:
    width, height = size
    return [(_clamped(point.x) * width, _clamped(point.y) * height) for point in region.polygon.points]


def _clamped(fraction: float) -> float:
    return min(1.0, max(0.0, fraction))
