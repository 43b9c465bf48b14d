from collections.abc import Callable

import pytest

from nlp_service.candidates.hints import Hints
from nlp_service.candidates.survey import Survey, survey
from nlp_service.reading.labels import LabelFinder
from nlp_service.reading.page import Document

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


def test_what_stands_beside_the_table_is_left_out(look_over: Callable[..., Survey]) -> None:
    header, cell = (0.25, 0.3, "Description"), (0.25, 0.33, "Paper")
    [table] = look_over(header, *HEADER[1:], (0.01, 0.33, "Due"), cell, *LINE[1:]).tables
    assert [[word.text for word in words] for words in table.rows[0].cells] == [["Paper"], ["2"], ["3.00"], ["6.00"]]


def test_a_wide_empty_stretch_ends_the_table(look_over: Callable[..., Survey]) -> None:
    [table] = look_over(*HEADER, *LINE, (0.08, 0.7, "Our bank has moved")).tables
    assert len(table.rows) == 1


def test_lines_go_on_over_the_page_without_a_header(write: Callable[..., Document], finder: LabelFinder) -> None:
    first, second = survey(write([*HEADER, *LINE], [(0.08, 0.02, "Page two"), *LINE]), Hints(), finder).tables
    assert first.header
    assert not second.header
    assert [row.row.segments[0].text for row in second.rows] == ["Paper"]


def test_nothing_goes_on_after_the_totals(write: Callable[..., Document], finder: LabelFinder) -> None:
    total = [(0.6, 0.37, "Subtotal"), (0.85, 0.37, "6.00")]
    assert len(survey(write([*HEADER, *LINE, *total], LINE), Hints(), finder).tables) == 1


def test_a_discount_in_the_text_of_a_line_ends_no_table(look_over: Callable[..., Survey]) -> None:
    more = [(left, 0.37, text) for left, _, text in LINE]
    [table] = look_over(*HEADER, *LINE, (0.08, 0.346, "Discount: 0.50"), *more).tables
    assert len(table.rows) == 3


def test_a_rate_beside_the_tax_makes_it_no_line(look_over: Callable[..., Survey]) -> None:
    tax = [(0.08, 0.36, "VAT"), (0.6, 0.36, "20"), (0.85, 0.36, "1.20")]
    [table] = look_over(*HEADER, *LINE, (0.6, 0.345, "Subtotal"), (0.85, 0.345, "6.00"), *tax).tables
    assert len(table.rows) == 1


def test_nothing_goes_on_below_what_ends_tables(write: Callable[..., Document], finder: LabelFinder) -> None:
    second = [(0.08, 0.05, "Payment terms"), *[(left, 0.33, text) for left, _, text in LINE]]
    assert len(survey(write([*HEADER, *LINE], second), Hints(), finder).tables) == 1


def test_the_letter_below_a_table_without_totals_is_not_part_of_it(look_over: Callable[..., Survey]) -> None:
    letter = [(0.08, 0.36 + 0.02 * row, "We thank you for your trust") for row in range(12)]
    [table] = look_over(*HEADER, *LINE, *letter).tables
    assert len(table.rows) < 9


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (("Désignation", "Montant HT"), ("Chaise", "Frais de déplacement zone 3", "Câble")),
        (("Descrizione", "Importo"), ("Sedia", "Spese di trasporto zona 3", "Cavo")),
    ],
)
def test_a_line_may_begin_like_a_total(
    look_over: Callable[..., Survey], header: tuple[str, str], words: tuple[str, ...]
) -> None:
    rows = [
        (left, 0.33 + 0.02 * n, text) for n, word in enumerate(words) for left, text in ((0.08, word), (0.85, "10,00"))
    ]
    [table] = look_over((0.08, 0.3, header[0]), (0.85, 0.3, header[1]), *rows).tables
    assert len(table.rows) == 3


def test_what_is_named_a_total_is_no_line_of_a_table_of_amounts(look_over: Callable[..., Survey]) -> None:
    rows = [(0.08, 0.33, "Chaise"), (0.85, 0.33, "10,00"), (0.08, 0.35, "Total HT"), (0.85, 0.35, "10,00")]
    [table] = look_over((0.08, 0.3, "Désignation"), (0.85, 0.3, "Montant HT"), *rows).tables
    assert len(table.rows) == 1


def test_lines_without_prices_go_on_after_a_subtotal(look_over: Callable[..., Survey]) -> None:
    rows = [
        *[(0.08, 0.33, "Tóner amarillo"), (0.7, 0.33, "21%"), (0.85, 0.33, "125,63")],
        *[(0.08, 0.35, "Subtotal"), (0.85, 0.35, "125,63")],
        (0.08, 0.38, "Capítulo 2: Obras"),
        *[(0.08, 0.4, "Limpieza de cristales"), (0.7, 0.4, "21%"), (0.85, 0.4, "607,53")],
    ]
    [table] = look_over((0.08, 0.3, "Denominación"), (0.7, 0.3, "IVA %"), (0.85, 0.3, "Importe neto"), *rows).tables
    assert [row.row.text.split()[0] for row in table.rows] == ["Tóner", "Capítulo", "Limpieza"]
