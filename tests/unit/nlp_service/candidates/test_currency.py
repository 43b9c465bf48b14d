from collections.abc import Callable

from nlp_service.candidates.currency import find_currencies
from nlp_service.candidates.survey import Survey


def test_a_sign_of_one_currency_names_it(look_over: Callable[..., Survey]) -> None:
    assert [c.value for c in find_currencies(look_over((0.1, 0.1, "Total 12,00 €")))] == ["EUR"]


def test_a_sign_of_several_is_decided_by_the_country(look_over: Callable[..., Survey]) -> None:
    page = look_over((0.1, 0.1, "Main Street, Springfield, IL 62704"), (0.1, 0.3, "Total $12.00"))
    [found] = find_currencies(page)
    assert found.value == "USD"
    assert "IL 62704" in found.explanation


def test_a_sign_of_several_is_no_currency_where_nothing_decides(look_over: Callable[..., Survey]) -> None:
    assert find_currencies(look_over((0.1, 0.3, "Total $12.00"))) == ()


def test_nothing_is_guessed_without_evidence(look_over: Callable[..., Survey]) -> None:
    assert find_currencies(look_over((0.1, 0.3, "Total 12.00"))) == ()
