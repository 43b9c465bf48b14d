import pytest

from samples.countries import LANGUAGES
from samples.kind import Kind
from samples.numbering import document_number, order_number
from samples.seeding import chance


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_numbers_in_every_language(kind: Kind, language: str) -> None:
    rng = chance(1, "test")
    numbers = [document_number(kind, language, 2026, rng) for _ in range(40)]
    assert len(set(numbers)) > 25
    assert not any(set("#@{}") & set(number) for number in numbers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_orders_are_numbered_in_several_ways(language: str) -> None:
    rng = chance(1, "test")
    assert len({len(order_number(language, 2026, rng)) for _ in range(40)}) > 1
