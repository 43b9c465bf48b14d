from collections.abc import Callable
from decimal import Decimal

from nlp_service.candidates.hints import Hints
from nlp_service.candidates.lines.plain_lines import find_plain_lines
from nlp_service.candidates.survey import Survey, survey
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.page import Document


def _cells(survey: Survey) -> list[dict[str, str]]:
    return [{name: cell.value for name, cell in line.cells} for line in find_plain_lines(survey)]


def test_rows_that_add_up_to_the_total_are_lines(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.2, 0.3, "2 Hamburger"), (0.7, 0.3, "4.80")],
        *[(0.2, 0.32, "+ Onion")],
        *[(0.2, 0.34, "325112 Ice tea"), (0.7, 0.34, "1.60")],
        *[(0.2, 0.38, "Total"), (0.7, 0.38, "6.40")],
    )
    assert _cells(seen) == [
        {"description": "Hamburger", "quantity": "2", "net_amount": "4.80"},
        {"description": "Ice tea", "product_code": "325112", "net_amount": "1.60"},
    ]


def test_rows_directly_above_a_total_are_lines_though_one_amount_is_misread(look_over: Callable[..., Survey]) -> None:
    rows = [(0.2, 0.3, "Hamburger"), (0.7, 0.3, "4.80"), (0.2, 0.34, "Ice tea"), (0.7, 0.34, "1.60")]
    seen = look_over(*rows, (0.2, 0.38, "Total"), (0.7, 0.38, "6.50"))
    assert [cells["net_amount"] for cells in _cells(seen)] == ["4.80", "1.60"]


def test_a_single_row_that_no_total_proves_is_no_line(look_over: Callable[..., Survey]) -> None:
    rows = [(0.2, 0.3, "Hamburger"), (0.7, 0.3, "4.80")]
    assert not find_plain_lines(look_over(*rows, (0.2, 0.38, "Total"), (0.7, 0.38, "6.50")))


def test_a_sum_proves_lines_whatever_it_is_called(look_over: Callable[..., Survey]) -> None:
    rows = [(0.2, 0.3, "Hamburger"), (0.7, 0.3, "4.80"), (0.2, 0.34, "Ice tea"), (0.7, 0.34, "1.60")]
    seen = look_over((0.2, 0.26, "Voucher"), (0.7, 0.26, "9.99"), *rows, (0.2, 0.38, "KOKKU"), (0.7, 0.38, "6.40"))
    assert [cells["description"] for cells in _cells(seen)] == ["Hamburger", "Ice tea"]


def test_a_line_of_nothing_belongs_to_those_below_it(look_over: Callable[..., Survey]) -> None:
    rows = [(0.2, 0.3, "Sugar"), (0.7, 0.3, "0.00"), (0.2, 0.34, "Ice tea"), (0.7, 0.34, "1.60")]
    cake = [(0.2, 0.36, "Cake"), (0.7, 0.36, "2.00")]
    seen = look_over(*rows, *cake, (0.2, 0.38, "Total"), (0.7, 0.38, "3.60"))
    assert [cells["description"] for cells in _cells(seen)] == ["Sugar", "Ice tea", "Cake"]


def test_numbers_of_lines_are_no_quantities(look_over: Callable[..., Survey]) -> None:
    rows = [
        text
        for number, top in ((1, 0.3), (2, 0.32), (3, 0.34))
        for text in ((0.2, top, f"{number} Repair of something"), (0.7, top, "2.00"))
    ]
    cells = _cells(look_over(*rows, (0.2, 0.38, "Total"), (0.7, 0.38, "6.00")))
    assert [line.get("quantity") for line in cells] == [None, None, None]


def test_tax_is_part_of_the_total_but_no_line(look_over: Callable[..., Survey]) -> None:
    rows = [(0.2, 0.3, "Hamburger"), (0.7, 0.3, "4.80"), (0.2, 0.34, "Sales tax"), (0.7, 0.34, "0.20")]
    seen = look_over(*rows, (0.2, 0.38, "Total"), (0.7, 0.38, "5.00"))
    assert [cells["description"] for cells in _cells(seen)] == ["Hamburger"]


def test_the_multiplication_above_a_line_gives_its_quantity_and_price(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.25, 0.3, "2 x 2.40")],
        *[(0.2, 0.316, "HAMBURGER"), (0.7, 0.316, "4.80")],
        *[(0.25, 0.332, "0.5 x 3.20")],
        *[(0.2, 0.348, "APPLES"), (0.7, 0.348, "1.60")],
        *[(0.2, 0.38, "Total"), (0.7, 0.38, "6.40")],
    )
    assert [(cells["quantity"], cells["unit_price"]) for cells in _cells(seen)] == [("2", "2.40"), ("0.5", "3.20")]


def test_a_line_is_described_above_its_multiplication(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.1, 0.3, "1. Internal door, white")],
        *[(0.13, 0.314, "4 pcs x 100.00, discount 10%"), (0.8, 0.314, "360.00")],
        *[(0.5, 0.36, "Subtotal"), (0.8, 0.36, "360.00")],
    )
    [line] = find_plain_lines(seen)
    cells = {name: cell.value for name, cell in line.cells}
    assert cells["description"] == "Internal door, white"
    assert (cells["quantity"], cells["unit"], cells["unit_price"]) == ("4", "pcs", "100.00")
    assert line.adds_up
    assert line.amount("net_amount") == Decimal("360.00")


def test_lines_and_their_total_may_stand_on_two_pages(write: Callable[..., Document], finder: LabelFinder) -> None:
    first = [(0.2, 0.8, "Hamburger"), (0.7, 0.8, "4.80"), (0.2, 0.83, "Ice tea"), (0.7, 0.83, "1.60")]
    second = [(0.2, 0.05, "Page 2"), (0.2, 0.1, "Total"), (0.7, 0.1, "6.40")]
    lines = find_plain_lines(survey(write([*first, (0.2, 0.95, "Page 1")], second), Hints(), finder))
    assert [line.amount("net_amount") for line in lines] == [Decimal("4.80"), Decimal("1.60")]


def test_a_row_without_a_header_has_its_unit_code_and_rate(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[
            (0.1, 0.3, "3 pcs"),
            (0.25, 0.3, "29-8232 Paper"),
            (0.6, 0.3, "21 %"),
            (0.7, 0.3, "2.00"),
            (0.85, 0.3, "6.00"),
        ],
        *[
            (0.1, 0.32, "1 box"),
            (0.25, 0.32, "76-8696 Ink"),
            (0.6, 0.32, "21 %"),
            (0.7, 0.32, "4.00"),
            (0.85, 0.32, "4.00"),
        ],
        *[(0.6, 0.36, "Total"), (0.85, 0.36, "10.00")],
    )
    assert _cells(seen)[0] == {
        "description": "Paper",
        "product_code": "29-8232",
        "quantity": "3",
        "unit": "pcs",
        "unit_code": "H87",
        "unit_price": "2.00",
        "net_amount": "6.00",
        "tax_rate": "21",
    }
