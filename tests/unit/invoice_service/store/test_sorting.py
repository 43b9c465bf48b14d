"""What `order_by` may say."""

import pytest

from invoice_service.store.sorting import Sorting
from mesh.errors import ServiceError


@pytest.mark.parametrize("order_by", ["", "create_time desc", "  create_time   desc "])
def test_the_newest_first_is_the_usual_order(order_by: str) -> None:
    assert Sorting.of(order_by) is None


def test_a_field_goes_up_unless_it_is_to_go_down() -> None:
    assert Sorting.of("issue_date") == Sorting.of("issue_date asc") == Sorting("issue_date", descending=False)
    assert Sorting.of("gross_total desc") == Sorting("gross_total", descending=True)


@pytest.mark.parametrize("order_by", ["colour", "issue_date down", "issue_date, gross_total", "issue_date desc x"])
def test_any_other_order_is_refused_by_name(order_by: str) -> None:
    with pytest.raises(ServiceError) as refused:
        Sorting.of(order_by)
    assert refused.value.reason == "REQUEST_INVALID"
    assert refused.value.fields[0].field == "order_by"
