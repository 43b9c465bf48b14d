from collections.abc import Callable

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.candidates.survey import Survey, survey
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.lines import make_page
from nlp_service.reading.page import Document, PageSource, Word
from nlp_service.reading.table_header import Header, find_header

Text = tuple[float, float, str]


@pytest.fixture
def header(finder: LabelFinder) -> Callable[..., Header | None]:
    """The header that a row of a page belongs to."""

    def find(survey: Survey, row: int = 0) -> Header | None:
        return find_header(survey.document.pages[0], row, survey.near, finder)

    return find


def _kinds(header: Header | None) -> list[str]:
    assert header is not None
    return [column.kind for column in header.columns]


def test_a_header_of_two_rows_is_read_as_one(
    look_over: Callable[..., Survey], header: Callable[..., Header | None]
) -> None:
    seen = look_over(
        (0.6, 0.286, "Unit price"),
        (0.08, 0.3, "Description"),
        (0.45, 0.3, "Qty"),
        (0.6, 0.3, "VAT"),
        (0.85, 0.3, "Amount"),
    )
    assert _kinds(header(seen, 1)) == ["description", "quantity", "unit_price", "net_amount"]


def test_words_that_are_unknown_head_a_column_of_their_own(
    look_over: Callable[..., Survey], header: Callable[..., Header | None]
) -> None:
    seen = look_over((0.08, 0.3, "Description"), (0.4, 0.3, "Zorgl"), (0.6, 0.3, "Qty"), (0.85, 0.3, "Amount"))
    assert _kinds(header(seen)) == ["description", "other", "quantity", "net_amount"]


def test_two_names_side_by_side_for_one_thing_are_one_column(
    look_over: Callable[..., Survey], header: Callable[..., Header | None]
) -> None:
    seen = look_over((0.08, 0.3, "Product / service"), (0.6, 0.3, "Qty"), (0.85, 0.3, "Amount"))
    assert _kinds(header(seen)) == ["description", "quantity", "net_amount"]


def test_two_columns_are_enough_when_nothing_else_stands_there(
    look_over: Callable[..., Survey], header: Callable[..., Header | None]
) -> None:
    assert _kinds(header(look_over((0.08, 0.3, "Description"), (0.85, 0.3, "Amount")))) == [
        "description",
        "net_amount",
    ]


def test_a_sentence_that_speaks_of_prices_is_no_header(
    look_over: Callable[..., Survey], header: Callable[..., Header | None]
) -> None:
    assert header(look_over((0.08, 0.3, "The price and the quantity of each item are agreed in the contract"))) is None


def test_wide_spaces_part_names_that_one_phrase_would_join(
    make_words: Callable[..., list[Word]], finder: LabelFinder, header: Callable[..., Header | None]
) -> None:
    words = make_words(
        [
            (0.08, 0.3, "Description"),
            (0.5, 0.3, "Qty"),
            (0.6, 0.3, "Unit price"),
            (0.7, 0.3, "VAT"),
            (0.743, 0.3, "Amount"),
        ]
    )
    page = make_page(1, 0.707, PageSource.TEXT_LAYER, words)
    seen = survey(Document((page,)), Hints(), finder)
    assert page.rows[0].segments[-1].text == "Unit price VAT Amount"
    assert _kinds(header(seen)) == ["description", "quantity", "unit_price", "tax_rate", "net_amount"]


def test_few_known_names_are_a_header_above_lines_of_numbers(
    look_over: Callable[..., Survey], header: Callable[..., Header | None]
) -> None:
    names = [
        (0.08, 0.3, "Zorgl"),
        (0.3, 0.3, "Blargs"),
        (0.42, 0.3, "Frumious"),
        (0.55, 0.3, "Qty"),
        (0.65, 0.3, "Price"),
    ]
    line = [(0.08, 0.33, "Paper"), (0.55, 0.33, "2"), (0.65, 0.33, "3.00"), (0.85, 0.33, "6.00")]
    assert _kinds(header(look_over(*names, (0.85, 0.3, "Total"), *line)))[-3:] == [
        "quantity",
        "unit_price",
        "net_amount",
    ]
    assert header(look_over(*names, (0.85, 0.3, "Total"))) is None


def test_a_table_of_taxes_is_none_of_lines(
    look_over: Callable[..., Survey], header: Callable[..., Header | None]
) -> None:
    names = [(0.08, 0.3, "VAT rate"), (0.3, 0.3, "Net"), (0.5, 0.3, "VAT amount"), (0.8, 0.3, "Gross")]
    assert header(look_over(*names)) is None


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (["Birim", "KDV", "Mal Hizmet"], ["Fiyatı", "Oranı", "Tutarı"], ["unit_price", "tax_rate", "net_amount"]),
        (["Stawka", "Wartość", "Wartość"], ["VAT", "netto", "brutto"], ["tax_rate", "net_amount", "gross_amount"]),
        (["Unit", "VAT", "Net"], ["price", "rate", "amount"], ["unit_price", "tax_rate", "net_amount"]),
    ],
)
def test_words_above_one_another_are_one_name(
    look_over: Callable[..., Survey], finder: LabelFinder, upper: list[str], lower: list[str], expected: list[str]
) -> None:
    places = (0.5, 0.65, 0.8)
    page = look_over(
        *((left, 0.3, text) for left, text in zip(places, upper, strict=True)),
        (0.1, 0.315, "#"),
        *((left, 0.315, text) for left, text in zip(places, lower, strict=True)),
        (0.1, 0.34, "1"),
        *((left, 0.34, "20,00") for left in places),
    )
    headers = (find_header(page.document.pages[0], i, page.near, finder) for i in (0, 1))
    header = next(header for header in headers if header is not None)
    assert [column.kind for column in header.columns] == ["line_number", *expected]


def test_a_sentence_above_a_header_is_no_part_of_it(look_over: Callable[..., Survey], finder: LabelFinder) -> None:
    page = look_over(
        (0.1, 0.3, "No claims of any nature will be considered unless made within ten days after receipt of goods"),
        (0.1, 0.315, "Description"),
        (0.5, 0.315, "Quantity"),
        (0.7, 0.315, "Price"),
        (0.85, 0.315, "Amount"),
    )
    header = find_header(page.document.pages[0], 1, page.near, finder)
    assert header is not None
    assert len(header.rows) == 1


def test_a_word_in_brackets_above_a_name_is_none(look_over: Callable[..., Survey], finder: LabelFinder) -> None:
    page = look_over(
        *[(0.56, 0.286, "(GST)"), (0.76, 0.286, "(GST)")],
        *[(0.08, 0.3, "Item"), (0.4, 0.3, "Qty"), (0.56, 0.3, "Price"), (0.76, 0.3, "Amount")],
    )
    found = (find_header(page.document.pages[0], i, page.near, finder) for i in (0, 1))
    assert _kinds(next(header for header in found if header)) == ["description", "quantity", "unit_price", "net_amount"]
