import pytest

from invoicemesh_client.short_id import short_length


@pytest.mark.parametrize(
    ("ids", "length"),
    [
        ([], 8),
        (["0193e0f2-7c1a-7000"], 8),
        (["0193e0f2-7c1a-7000", "0293e0f2-7c1a-7000"], 8),
        (["0193e0f2-7c1a-7000", "0193e0f2-7c1b-7000", "0193e0f2-8000-7000"], 13),
        (["0193e0f2-7c1a-7000", "0193e0f2-7c1a-7000"], 8),
    ],
)
def test_ids_are_shortened_as_far_as_they_still_differ(ids: list[str], length: int) -> None:
    assert short_length(ids) == length
    assert len({one[:length] for one in ids}) == len(set(ids))
