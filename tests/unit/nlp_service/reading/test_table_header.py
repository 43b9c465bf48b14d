from collections.abc import Callable

from nlp_service.candidates.survey import Survey
from nlp_service.reading.table_header import Header, find_header

Text = tuple[float, float, str]


def _header(survey: Survey, row: int = 0) -> Header | None:
    return find_header(survey.document.pages[0], row, survey.near)


def _kinds(header: Header | None) -> list[str]:
    assert header is not None
    return [column.kind for column in header.columns]


def test_a_header_of_two_rows_is_read_as_one(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        (0.6, 0.286, "Unit price"),
        (0.08, 0.3, "Description"),
        (0.45, 0.3, "Qty"),
        (0.6, 0.3, "VAT"),
        (0.85, 0.3, "Amount"),
    )
    assert _kinds(_header(seen, 1)) == ["description", "quantity", "unit_price", "net_amount"]


def test_words_that_are_unknown_head_a_column_of_their_own(look_over: Callable[..., Survey]) -> None:
    seen = look_over((0.08, 0.3, "Description"), (0.4, 0.3, "Zorgl"), (0.6, 0.3, "Qty"), (0.85, 0.3, "Amount"))
    assert _kinds(_header(seen)) == ["description", "other", "quantity", "net_amount"]


def test_two_names_side_by_side_for_one_thing_are_one_column(look_over: Callable[..., Survey]) -> None:
    seen = look_over((0.08, 0.3, "Product / service"), (0.6, 0.3, "Qty"), (0.85, 0.3, "Amount"))
    assert _kinds(_header(seen)) == ["description", "quantity", "net_amount"]


def test_two_columns_are_enough_when_nothing_else_stands_there(look_over: Callable[..., Survey]) -> None:
    assert _kinds(_header(look_over((0.08, 0.3, "Description"), (0.85, 0.3, "Amount")))) == [
        "description",
        "net_amount",
    ]


def test_a_sentence_that_speaks_of_prices_is_no_header(look_over: Callable[..., Survey]) -> None:
    assert _header(look_over((0.08, 0.3, "The price and the quantity of each item are agreed in the contract"))) is None
