from collections.abc import Callable
from decimal import Decimal

import pytest

from nlp_service.candidates.lines.line_choice import choose_lines
from nlp_service.candidates.survey import Survey

Text = tuple[float, float, str]


def _descriptions(survey: Survey) -> list[str]:
    return [dict(line.cells)["description"].value for line in choose_lines(survey)]


def _rows(*rows: tuple[str, str], top: float = 0.33) -> list[Text]:
    return [
        text
        for n, (what, amount) in enumerate(rows)
        for text in ((0.1, top + 0.02 * n, what), (0.6, top + 0.02 * n, amount))
    ]


HEADER = [(0.1, 0.3, "Description"), (0.6, 0.3, "Amount")]


def test_a_sum_of_tax_among_the_lines_is_none_of_them(look_over: Callable[..., Survey]) -> None:
    rows = _rows(("CD Glori", "58.14"), ("CD Wisin", "95.94"), ("(G) IVAX:", "21.26"))
    seen = look_over(*HEADER, *rows, (0.1, 0.45, "TOTAL"), (0.6, 0.45, "154.08"))
    assert _descriptions(seen) == ["CD Glori", "CD Wisin"]


def test_all_lines_stay_where_no_part_of_them_is_a_total(look_over: Callable[..., Survey]) -> None:
    rows = _rows(("CD Glori", "58.14"), ("CD Wisin", "95.94"), ("Book", "21.26"))
    seen = look_over(*HEADER, *rows, (0.1, 0.45, "TOTAL"), (0.6, 0.45, "199.99"))
    assert len(choose_lines(seen)) == 3


def test_a_line_that_quantity_and_price_prove_is_never_left_out(look_over: Callable[..., Survey]) -> None:
    header = [(0.1, 0.3, "Bezeichnung"), (0.4, 0.3, "Menge"), (0.5, 0.3, "Einzelpreis"), (0.7, 0.3, "Betrag")]
    rows = [
        *[(0.1, 0.33, "Papier"), (0.4, 0.33, "2"), (0.5, 0.33, "5,00"), (0.7, 0.33, "10,00")],
        *[(0.1, 0.35, "Tinte"), (0.4, 0.35, "3"), (0.5, 0.35, "2,00"), (0.7, 0.35, "6,00")],
    ]
    seen = look_over(*header, *rows, (0.5, 0.42, "Gesamtbetrag"), (0.7, 0.42, "10,00"))
    assert _descriptions(seen) == ["Papier", "Tinte"]


@pytest.mark.parametrize(
    ("header", "total"), [(("Quan", "Description", "Cost"), "TOTAL"), (("Aantal", "Omschrijving", "Prijs"), "Totaal")]
)
def test_prices_that_make_up_the_total_are_amounts(
    look_over: Callable[..., Survey], header: tuple[str, ...], total: str
) -> None:
    seen = look_over(
        *((left, 0.3, text) for left, text in zip((0.1, 0.2, 0.6), header, strict=True)),
        *[(0.1, 0.33, "2"), (0.2, 0.33, "New hats"), (0.6, 0.33, "118.17")],
        *[(0.1, 0.35, "1"), (0.2, 0.35, "Large pillow"), (0.6, 0.35, "19.99")],
        *[(0.1, 0.4, total), (0.6, 0.4, "138.16")],
    )
    assert [line.amount("net_amount") for line in choose_lines(seen)] == [Decimal("118.17"), Decimal("19.99")]
    assert all(line.amount("unit_price") is None for line in choose_lines(seen))


def test_prices_that_make_up_no_total_stay_prices(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.1, 0.3, "Qty"), (0.2, 0.3, "Description"), (0.6, 0.3, "Price")],
        *[(0.1, 0.33, "2"), (0.2, 0.33, "New hats"), (0.6, 0.33, "118.17")],
        *[(0.1, 0.4, "TOTAL"), (0.6, 0.4, "236.34")],
    )
    [line] = choose_lines(seen)
    assert (line.amount("unit_price"), line.amount("net_amount")) == (Decimal("118.17"), None)


def test_the_sums_of_groups_below_the_lines_are_none(look_over: Callable[..., Survey]) -> None:
    lines = _rows(("2 Meantime Pale", "10.20"), ("Food And Drink", "10.20"), top=0.2)
    taxes = _rows(
        ("20% VAT Net", "8.50"), ("20% VAT", "1.70"), ("20% VAT Total", "10.20"), ("Total", "10.20"), top=0.28
    )
    assert _descriptions(look_over(*lines, *taxes, (0.1, 0.38, "Payment Receipt"))) == ["Meantime Pale"]
