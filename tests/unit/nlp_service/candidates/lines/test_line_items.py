from collections.abc import Callable
from decimal import Decimal

import pytest

from nlp_service.candidates.lines.line_items import read_lines
from nlp_service.candidates.lines.product import adds_up
from nlp_service.candidates.survey import Survey
from nlp_service.candidates.tax_lines import find_tax_lines

Text = tuple[float, float, str]


def _cells(survey: Survey, line: int) -> dict[str, str]:
    return {name: cell.value for name, cell in read_lines(survey)[line].cells}


def test_each_row_with_an_amount_is_a_line(look_over: Callable[..., Survey], invoice: list[Text]) -> None:
    page = look_over(*invoice)
    assert len(read_lines(page)) == 2
    assert _cells(page, 0) == {
        "description": "Briefpapier A4 holzfrei, weiß",
        "quantity": "10",
        "unit": "Pack",
        "unit_code": "XPK",
        "unit_price": "12.50",
        "net_amount": "125.00",
        "tax_rate": "19",
    }


def test_the_equation_decides_an_ambiguous_quantity(look_over: Callable[..., Survey], invoice: list[Text]) -> None:
    line = read_lines(look_over(*invoice))[1]
    assert line.amount("quantity") == 1000
    assert line.adds_up


def test_a_document_without_a_table_has_no_lines(look_over: Callable[..., Survey]) -> None:
    assert read_lines(look_over((0.1, 0.1, "Total 12.00"))) == ()


@pytest.mark.parametrize(
    ("quantity", "price", "net", "expected"),
    [
        ("2", "3.00", "6.00", True),
        ("2", "3.00", "7.00", False),
        ("3", "3.333", "10.00", True),
        ("2", None, "6.00", None),
    ],
)
def test_quantity_times_price_is_compared_with_the_amount(
    quantity: str, price: str | None, net: str, expected: bool | None
) -> None:
    assert adds_up(Decimal(quantity), Decimal(price) if price else None, Decimal(net)) is expected


def test_rate_base_and_tax_are_a_tax_line_when_they_agree(look_over: Callable[..., Survey]) -> None:
    [line] = find_tax_lines(look_over((0.1, 0.5, "VAT 20%"), (0.4, 0.5, "50.00"), (0.6, 0.5, "10.00")))
    assert (line.rate.value, line.base.value, line.tax.value) == (Decimal(20), Decimal("50.00"), Decimal("10.00"))


def test_amounts_that_do_not_agree_are_no_tax_line(look_over: Callable[..., Survey]) -> None:
    assert not find_tax_lines(look_over((0.1, 0.5, "VAT 20%"), (0.4, 0.5, "50.00"), (0.6, 0.5, "11.00")))


def test_a_row_with_the_sum_of_the_lines_is_no_line(look_over: Callable[..., Survey], invoice: list[Text]) -> None:
    rows = [text for text in invoice if text[1] < 0.5]
    assert len(read_lines(look_over(*rows, (0.58, 0.48, "Zorgl"), (0.85, 0.48, "1.225,00")))) == 2


def test_the_net_total_is_taxed_where_no_other_amount_stands_beside_the_rate(
    look_over: Callable[..., Survey], invoice: list[Text]
) -> None:
    [line] = find_tax_lines(look_over(*invoice))
    assert (line.rate.value, line.base.value, line.tax.value) == (Decimal(19), Decimal("1225.00"), Decimal("232.75"))


def test_a_bare_number_is_no_rate_where_nothing_speaks_of_tax(look_over: Callable[..., Survey]) -> None:
    assert not find_tax_lines(look_over((0.1, 0.5, "Boxes 20"), (0.4, 0.5, "50.00"), (0.6, 0.5, "10.00")))


def test_a_unit_has_its_code(look_over: Callable[..., Survey]) -> None:
    header = [(0.08, 0.3, "Description"), (0.45, 0.3, "Qty"), (0.6, 0.3, "Unit price"), (0.85, 0.3, "Amount")]
    lines = [(0.08, 0.33, "Repair"), (0.45, 0.33, "2 Std."), (0.6, 0.33, "3.00"), (0.85, 0.33, "6.00")]
    cells = _cells(look_over(*header, *lines), 0)
    assert (cells["unit"], cells["unit_code"]) == ("Std.", "HUR")


def test_a_sum_within_the_table_is_no_line_and_ends_no_table(look_over: Callable[..., Survey]) -> None:
    header = [(0.08, 0.3, "Description"), (0.45, 0.3, "Qty"), (0.6, 0.3, "Unit price"), (0.85, 0.3, "Amount")]

    def line(top: float) -> list[Text]:
        return [(0.08, top, "Paper"), (0.45, top, "2"), (0.6, top, "3.00"), (0.85, top, "6.00")]

    sum_of_group = [(0.08, 0.37, "Zorgl"), (0.85, 0.37, "12.00")]
    assert len(read_lines(look_over(*header, *line(0.33), *line(0.35), *sum_of_group, *line(0.39)))) == 3


def test_a_discount_in_money_is_an_allowance_of_the_line(look_over: Callable[..., Survey]) -> None:
    header = [(0.08, 0.3, "Description"), (0.4, 0.3, "Qty"), (0.5, 0.3, "Price"), (0.65, 0.3, "Discount")]
    line = [(0.08, 0.33, "Paper"), (0.4, 0.33, "4"), (0.5, 0.33, "10.00"), (0.65, 0.33, "5.00"), (0.85, 0.33, "35.00")]
    cells = _cells(look_over(*header, (0.85, 0.3, "Amount"), *line), 0)
    assert cells["allowances[1].amount"] == "5.00"


def test_a_line_whose_amount_is_not_legible_is_a_line_of_its_own(look_over: Callable[..., Survey]) -> None:
    header = [(0.08, 0.3, "Description"), (0.45, 0.3, "Qty"), (0.6, 0.3, "Unit price"), (0.85, 0.3, "Amount")]
    first = [(0.08, 0.33, "Paper"), (0.45, 0.33, "2"), (0.6, 0.33, "3.00"), (0.85, 0.33, "6.00")]
    second = [(0.08, 0.345, "Ink"), (0.45, 0.345, "1"), (0.6, 0.345, "4.00"), (0.85, 0.345, "l9,O0")]
    lines = read_lines(look_over(*header, *first, *second))
    assert [dict(line.cells)["description"].value for line in lines] == ["Paper", "Ink"]
    assert lines[1].amount("net_amount") is None


def test_text_close_above_the_numbers_is_of_the_line_below(look_over: Callable[..., Survey]) -> None:
    rows = [
        *[(0.08, 0.33, "Toner geel"), (0.5, 0.33, "1"), (0.7, 0.33, "9,00"), (0.85, 0.33, "9,00")],
        (0.08, 0.35, "Tuinbank van teakhout met"),
        *[(0.08, 0.364, "rugleuning"), (0.5, 0.364, "2"), (0.7, 0.364, "3,00"), (0.85, 0.364, "6,00")],
    ]
    seen = look_over(
        *[(0.08, 0.3, "Omschrijving"), (0.5, 0.3, "Aantal"), (0.7, 0.3, "Prijs"), (0.85, 0.3, "Bedrag")], *rows
    )
    assert _cells(seen, 0)["description"] == "Toner geel"
    assert _cells(seen, 1)["description"] == "Tuinbank van teakhout met rugleuning"


def test_a_word_in_a_cell_of_numbers_leaves_room_for_the_number_below(look_over: Callable[..., Survey]) -> None:
    header = [(0.08, 0.3, "Item"), (0.5, 0.3, "Qty"), (0.65, 0.3, "Price"), (0.85, 0.3, "Amount")]
    rows = [(0.08, 0.33, "Kain bebola"), (0.85, 0.33, "SR"), (0.08, 0.345, "0412638"), (0.5, 0.345, "2")]
    seen = look_over(*header, *rows, (0.65, 0.345, "14.90"), (0.85, 0.345, "29.80"))
    assert read_lines(seen)[0].amount("net_amount") == Decimal("29.80")
