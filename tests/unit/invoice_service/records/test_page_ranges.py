"""Parts that a document can be split into, and those that it cannot."""

import pytest

from invoice_service.records.page_ranges import MAX_PARTS, check_parts
from invoicemesh.invoice.v1.invoice_pb2 import PageRange
from mesh.errors import ServiceError


def ranges(*pairs: tuple[int, int]) -> list[PageRange]:
    return [PageRange(first_page=first, last_page=last) for first, last in pairs]


@pytest.mark.parametrize("parts", [[(1, 2), (3, 5)], [(2, 2), (4, 5)], [(3, 5)]])
def test_parts_in_the_order_of_their_pages_fit_and_may_leave_pages_out(parts: list[tuple[int, int]]) -> None:
    check_parts(ranges(*parts), PageRange(first_page=1, last_page=5))


@pytest.mark.parametrize(
    ("parts", "fields"),
    [
        ([], ["parts"]),
        ([(1, 1)] * (MAX_PARTS + 1), ["parts"]),
        ([(2, 5)], ["parts"]),
        ([(3, 2)], ["parts[0].last_page"]),
        ([(1, 2), (3, 4)], ["parts[0]"]),
        ([(2, 6)], ["parts[0]"]),
        ([(2, 3), (3, 4)], ["parts[1].first_page"]),
        ([(4, 5), (2, 3)], ["parts[1].first_page"]),
    ],
)
def test_parts_that_do_not_fit_are_named(parts: list[tuple[int, int]], fields: list[str]) -> None:
    with pytest.raises(ServiceError) as refused:
        check_parts(ranges(*parts), PageRange(first_page=2, last_page=5))
    assert refused.value.reason == "REQUEST_INVALID"
    assert [violation.field for violation in refused.value.fields] == fields


def test_a_document_without_pages_cannot_be_split() -> None:
    with pytest.raises(ServiceError):
        check_parts(ranges((1, 1)), PageRange(first_page=1, last_page=0))
