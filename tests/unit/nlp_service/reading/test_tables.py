from collections.abc import Callable

from nlp_service.candidates.survey import Survey

HEADER = [(0.08, 0.3, "Description"), (0.45, 0.3, "Qty"), (0.6, 0.3, "Unit price"), (0.85, 0.3, "Amount")]
LINE = [(0.08, 0.33, "Paper"), (0.45, 0.33, "2"), (0.6, 0.33, "3.00"), (0.85, 0.33, "6.00")]


def test_a_header_row_names_the_columns(look_over: Callable[..., Survey]) -> None:
    [table] = look_over(*HEADER, *LINE).tables
    assert [column.kind for column in table.columns] == ["description", "quantity", "unit_price", "net_amount"]


def test_cells_hold_the_words_under_their_header(look_over: Callable[..., Survey]) -> None:
    [table] = look_over(*HEADER, *LINE).tables
    assert [[word.text for word in cell] for cell in table.rows[0].cells] == [["Paper"], ["2"], ["3.00"], ["6.00"]]


def test_the_totals_end_the_table(look_over: Callable[..., Survey]) -> None:
    [table] = look_over(*HEADER, *LINE, (0.6, 0.37, "Subtotal"), (0.85, 0.37, "6.00")).tables
    assert len(table.rows) == 1


def test_lines_after_a_subtotal_belong_to_the_table(look_over: Callable[..., Survey]) -> None:
    more = [(left, 0.4, text) for left, _, text in LINE]
    [table] = look_over(*HEADER, *LINE, (0.6, 0.37, "Subtotal"), (0.85, 0.37, "6.00"), *more).tables
    assert [row.row.segments[0].text for row in table.rows] == ["Paper", "Paper"]


def test_a_row_of_totals_is_no_header(look_over: Callable[..., Survey]) -> None:
    assert look_over((0.1, 0.3, "Total"), (0.5, 0.3, "VAT"), (0.8, 0.3, "12.00")).tables == ()
