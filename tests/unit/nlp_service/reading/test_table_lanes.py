from collections.abc import Callable, Sequence

from nlp_service.reading.geometry import Box
from nlp_service.reading.page import Page
from nlp_service.reading.table_header import OTHER, Column
from nlp_service.reading.table_lanes import Lanes, find_lanes

Text = tuple[float, float, str]


def _lanes(page: Page, *headers: tuple[str, float, float]) -> Lanes:
    columns = [Column(kind, Box(left, 0.1, right, 0.112)) for kind, left, right in headers]
    return find_lanes(columns, page.rows, page.text_height / page.aspect)


def _cells(lanes: Lanes, page: Page, row: int) -> list[tuple[str, str]]:
    cells = lanes.cells(page.rows[row])
    assert cells is not None
    return [
        (column.kind, " ".join(word.text for word in words)) for column, words in zip(lanes.columns, cells, strict=True)
    ]


def _rows(*rows: Sequence[tuple[float, str]]) -> list[Text]:
    return [(left, 0.2 + 0.02 * number, text) for number, row in enumerate(rows) for left, text in row]


LEFT_HEADERS = (
    ("description", 0.1, 0.25),
    ("quantity", 0.5, 0.54),
    ("unit_price", 0.6, 0.64),
    ("net_amount", 0.72, 0.76),
)


def test_numbers_far_right_of_their_headers_keep_their_columns(first_page: Callable[..., Page]) -> None:
    page = first_page(
        *_rows(
            [(0.1, "Papier blanc"), (0.53, "12"), (0.68, "1,25"), (0.78, "15,00")],
            [(0.1, "Encre"), (0.538, "3"), (0.68, "4,10"), (0.78, "12,30")],
        )
    )
    cells = _cells(_lanes(page, *LEFT_HEADERS), page, 1)
    assert cells == [("description", "Encre"), ("quantity", "3"), ("unit_price", "4,10"), ("net_amount", "12,30")]


def test_a_rate_beside_an_amount_is_no_group_of_it(first_page: Callable[..., Page]) -> None:
    headers = (("description", 0.1, 0.3), ("tax_rate", 0.7, 0.74), ("net_amount", 0.8, 0.86))
    page = first_page(
        *_rows(
            [(0.1, "Montaż"), (0.73, "23"), (0.758, "361,00")],
            [(0.1, "Dojazd"), (0.73, "23"), (0.75, "2651,22")],
        )
    )
    assert _cells(_lanes(page, *headers), page, 0)[1:] == [("tax_rate", "23"), ("net_amount", "361,00")]


def test_the_groups_of_numbers_share_a_lane(first_page: Callable[..., Page]) -> None:
    headers = (("description", 0.1, 0.3), ("quantity", 0.6, 0.64), ("net_amount", 0.8, 0.86))
    page = first_page(
        *_rows(
            [(0.1, "Pose"), (0.62, "2"), (0.783, "16 471,00")],
            [(0.1, "Câble"), (0.62, "3"), (0.807, "138,20")],
        )
    )
    assert _cells(_lanes(page, *headers), page, 0)[2] == ("net_amount", "16 471,00")


def test_numbers_under_no_header_are_a_column_of_their_own(first_page: Callable[..., Page]) -> None:
    headers = (("description", 0.1, 0.3), ("unit_price", 0.6, 0.65), ("net_amount", 0.85, 0.9))
    page = first_page(
        *_rows(
            [(0.1, "Schrauben"), (0.6, "12,50"), (0.74, "100"), (0.85, "25,00")],
            [(0.1, "Muttern"), (0.6, "10,00"), (0.74, "100"), (0.85, "30,00")],
        )
    )
    assert _cells(_lanes(page, *headers), page, 0)[1:] == [
        ("unit_price", "12,50"),
        (OTHER, "100"),
        ("net_amount", "25,00"),
    ]


def test_text_under_no_header_is_no_unit(first_page: Callable[..., Page]) -> None:
    headers = (("unit", 0.5, 0.53), ("quantity", 0.58, 0.62), ("unit_price", 0.68, 0.74), ("net_amount", 0.85, 0.9))
    page = first_page(
        *_rows(
            [(0.1, "Conseil informatique"), (0.5, "h"), (0.59, "10"), (0.69, "55,40"), (0.85, "554,00")],
            [(0.1, "Location"), (0.5, "lot"), (0.59, "10"), (0.69, "13,30"), (0.85, "133,00")],
        )
    )
    assert _cells(_lanes(page, *headers), page, 0)[:2] == [(OTHER, "Conseil informatique"), ("unit", "h")]


def test_what_counts_the_lines_is_no_quantity(first_page: Callable[..., Page]) -> None:
    headers = (
        ("quantity", 0.1, 0.13),
        ("line_number", 0.17, 0.2),
        ("description", 0.23, 0.3),
        ("net_amount", 0.8, 0.86),
    )
    page = first_page(
        *_rows(
            [(0.15, "100"), (0.205, "1"), (0.23, "Kablo"), (0.8, "54,00")],
            [(0.158, "24"), (0.205, "2"), (0.23, "Montaj"), (0.8, "16,00")],
            [(0.166, "3"), (0.205, "3"), (0.23, "Toner"), (0.8, "22,00")],
        )
    )
    assert _cells(_lanes(page, *headers), page, 0)[:2] == [("quantity", "100"), ("line_number", "1")]


def test_a_row_that_crosses_lanes_has_no_cells_there(first_page: Callable[..., Page]) -> None:
    page = first_page(
        *_rows(
            [(0.1, "Papier blanc"), (0.53, "12"), (0.68, "1,25"), (0.78, "15,00")],
            [(0.1, "Livraison selon vos conditions générales du mois dernier et suivant")],
        )
    )
    assert _lanes(page, *LEFT_HEADERS).cells(page.rows[1]) is None


def test_a_number_with_a_long_unit_stays_a_quantity(first_page: Callable[..., Page]) -> None:
    headers = (("description", 0.1, 0.3), ("quantity", 0.6, 0.64), ("unit_price", 0.7, 0.74), ("net_amount", 0.8, 0.84))
    page = first_page(
        *_rows(
            [(0.1, "Licence équipe"), (0.57, "5"), (0.585, "postes"), (0.7, "14,69"), (0.8, "73,45")],
            [(0.1, "Développement"), (0.588, "6,5 h"), (0.7, "86,85"), (0.8, "564,53")],
            [(0.1, "Déplacement"), (0.59, "21 km"), (0.7, "0,51"), (0.8, "111,18")],
        )
    )
    assert _cells(_lanes(page, *headers), page, 0)[:2] == [("description", "Licence équipe"), ("quantity", "5 postes")]


def test_a_word_that_only_touches_a_lane_does_not_stand_in_it(first_page: Callable[..., Page]) -> None:
    page = first_page(
        *_rows(
            [(0.1, "Papier blanc"), (0.53, "12"), (0.68, "1,25"), (0.78, "15,00")],
            [(0.1, "Encre bleue"), (0.53, "3"), (0.68, "4,10"), (0.78, "12,30")],
            [(0.16, "supplémentaire")],
        )
    )
    assert _lanes(page, *LEFT_HEADERS).cells(page.rows[2]) is None
