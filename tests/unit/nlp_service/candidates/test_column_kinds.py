from collections.abc import Callable
from decimal import Decimal

from nlp_service.candidates.line_items import read_lines
from nlp_service.candidates.survey import Survey

Text = tuple[float, float, str]


def _first_line(survey: Survey) -> dict[str, str]:
    return {name: cell.value for name, cell in read_lines(survey)[0].cells}


def test_the_arithmetic_decides_what_an_unknown_header_means(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.08, 0.3, "Description"), (0.45, 0.3, "Zorgl"), (0.6, 0.3, "Unit price"), (0.85, 0.3, "Blarg")],
        *[(0.08, 0.33, "Paper"), (0.45, 0.33, "2"), (0.6, 0.33, "3.00"), (0.85, 0.33, "6.00")],
    )
    line = _first_line(seen)
    assert (line["quantity"], line["unit_price"], line["net_amount"]) == ("2", "3.00", "6.00")


def test_a_discount_is_part_of_the_arithmetic(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.08, 0.3, "Description"), (0.4, 0.3, "Qty"), (0.5, 0.3, "Price"), (0.65, 0.3, "Discount")],
        (0.85, 0.3, "Amount"),
        *[(0.08, 0.33, "Paper"), (0.4, 0.33, "4"), (0.5, 0.33, "10.00"), (0.65, 0.33, "10%"), (0.85, 0.33, "36.00")],
    )
    [line] = read_lines(seen)
    assert line.adds_up
    assert line.amount("net_amount") == Decimal("36.00")


def test_an_amount_with_the_tax_on_it_is_gross(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.08, 0.3, "Description"), (0.4, 0.3, "Qty"), (0.5, 0.3, "Price"), (0.65, 0.3, "VAT %")],
        (0.85, 0.3, "Total"),
        *[(0.08, 0.33, "Paper"), (0.4, 0.33, "2"), (0.5, 0.33, "10.00"), (0.65, 0.33, "20%"), (0.85, 0.33, "24.00")],
    )
    line = _first_line(seen)
    assert line["gross_amount"] == "24.00"
    assert "net_amount" not in line


def test_the_column_with_most_text_describes_where_no_header_says_so(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.08, 0.3, "Zorgl"), (0.45, 0.3, "Qty"), (0.6, 0.3, "Unit price"), (0.85, 0.3, "Amount")],
        *[(0.08, 0.33, "Paper"), (0.45, 0.33, "2"), (0.6, 0.33, "3.00"), (0.85, 0.33, "6.00")],
    )
    assert _first_line(seen)["description"] == "Paper"


def test_codes_under_the_name_of_articles_are_codes(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.08, 0.3, "Article"), (0.25, 0.3, "Zorgl"), (0.6, 0.3, "Qty"), (0.85, 0.3, "Amount")],
        *[(0.08, 0.33, "70-1334"), (0.25, 0.33, "Ground coffee"), (0.6, 0.33, "2"), (0.85, 0.33, "6.00")],
    )
    line = _first_line(seen)
    assert (line["product_code"], line["description"]) == ("70-1334", "Ground coffee")


def test_what_makes_the_lines_hold_is_the_discount(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[
            (0.08, 0.3, "Description"),
            (0.4, 0.3, "Qty"),
            (0.5, 0.3, "Price"),
            (0.65, 0.3, "Zorgl"),
            (0.85, 0.3, "Amount"),
        ],
        *[(0.08, 0.33, "Paper"), (0.4, 0.33, "4"), (0.5, 0.33, "10.00"), (0.65, 0.33, "10%"), (0.85, 0.33, "36.00")],
    )
    assert _first_line(seen)["allowances[1].percent"] == "10"
    assert read_lines(seen)[0].adds_up


def test_the_higher_of_two_prices_is_the_one_before_discount(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.08, 0.3, "Description"), (0.4, 0.3, "Qty"), (0.5, 0.3, "List price"), (0.65, 0.3, "Net price")],
        (0.85, 0.3, "Amount"),
        *[(0.08, 0.33, "Paper"), (0.4, 0.33, "4"), (0.5, 0.33, "10.00"), (0.65, 0.33, "9.00"), (0.85, 0.33, "36.00")],
    )
    line = _first_line(seen)
    assert (line["gross_unit_price"], line["unit_price"]) == ("10.00", "9.00")
