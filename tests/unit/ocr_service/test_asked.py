from collections.abc import Sequence
from pathlib import Path

import pytest

from invoicemesh.ocr.v1.geometry_pb2 import Point, Polygon, Region
from invoicemesh.ocr.v1.ocr_service_pb2 import RecognizeOptions
from mesh.errors import ServiceError
from ocr_service.asked import MAX_REGIONS, tasks_of
from ocr_service.workers.tasks import ReadPage, ReadRegions, StoredDocument

DOCUMENT = StoredDocument(Path("document"))
SQUARE = ((0.1, 0.1), (0.3, 0.1), (0.3, 0.2), (0.1, 0.2))


def _region(page: int, corners: Sequence[tuple[float, float]] = SQUARE) -> Region:
    return Region(page=page, polygon=Polygon(points=[Point(x=x, y=y) for x, y in corners]))


def _refused_field(options: RecognizeOptions) -> str:
    with pytest.raises(ServiceError) as refusal:
        tasks_of(options, "paddle", DOCUMENT, 3)
    assert refusal.value.reason == "REQUEST_INVALID"
    return refusal.value.fields[0].field


@pytest.mark.parametrize(("named", "numbers"), [([], [1, 2, 3]), ([3, 1, 3], [1, 3])])
def test_pages_are_read_each_once_and_all_when_none_is_named(named: list[int], numbers: list[int]) -> None:
    tasks = tasks_of(RecognizeOptions(pages=named, include_images=True), "paddle", DOCUMENT, 3)
    assert [task.number for task in tasks] == numbers
    assert all(isinstance(task, ReadPage) and task.options.include_image for task in tasks)


def test_places_are_read_by_page_in_the_order_in_which_they_are_named() -> None:
    lower = tuple((x, y + 0.5) for x, y in SQUARE)
    options = RecognizeOptions(regions=[_region(3), _region(1, lower), _region(1)], ignore_text_layer=True)
    first, second = tasks_of(options, "paddle", DOCUMENT, 3)
    assert isinstance(first, ReadRegions)
    assert isinstance(second, ReadRegions)
    assert (first.number, second.number) == (1, 3)
    assert [round(region.top, 3) for region in first.regions] == [0.6, 0.1]
    assert first.options.ignore_text_layer


@pytest.mark.parametrize("page", [-1, 4])
def test_a_page_that_is_not_there_is_refused(page: int) -> None:
    assert _refused_field(RecognizeOptions(pages=[page])) == "options.pages"
    assert _refused_field(RecognizeOptions(regions=[_region(page)])) == "options.regions[0].page"


@pytest.mark.parametrize(
    "corners",
    [
        SQUARE[:3],
        ((0.1, 0.1), (1.3, 0.1), (1.3, 0.2), (0.1, 0.2)),
        ((0.1, 0.1), (0.3, 0.1), (float("nan"), 0.2), (0.1, 0.2)),
        ((0.1, 0.1), (0.3, 0.1), (0.3, 0.1), (0.1, 0.1)),
    ],
)
def test_a_place_that_is_none_is_refused(corners: Sequence[tuple[float, float]]) -> None:
    assert _refused_field(RecognizeOptions(regions=[_region(1), _region(2, corners)])) == "options.regions[1].polygon"


@pytest.mark.parametrize(
    "options",
    [
        RecognizeOptions(regions=[_region(1)], pages=[1]),
        RecognizeOptions(regions=[_region(1)], include_images=True),
        RecognizeOptions(regions=[_region(1)] * (MAX_REGIONS + 1)),
    ],
)
def test_places_are_read_alone_and_not_too_many(options: RecognizeOptions) -> None:
    assert _refused_field(options) == "options.regions"
