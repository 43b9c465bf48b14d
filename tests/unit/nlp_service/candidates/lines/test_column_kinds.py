from collections.abc import Callable
from decimal import Decimal

import pytest

from nlp_service.candidates.lines.line_items import read_lines
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


@pytest.mark.parametrize(
    ("header", "amounts", "field"),
    [("Incl. tax", ("182.95", "94.50"), "gross_amount"), ("Tax", ("84.00", "43.40"), None)],
)
def test_amounts_under_a_header_that_says_tax_are_no_rates(
    look_over: Callable[..., Survey], header: str, amounts: tuple[str, str], field: str | None
) -> None:
    seen = look_over(
        *[(0.08, 0.3, "Description"), (0.35, 0.3, "Qty"), (0.45, 0.3, "Price"), (0.55, 0.3, "VAT")],
        *[(0.65, 0.3, "Net amount"), (0.85, 0.3, header)],
        *[(0.08, 0.33, "Paper"), (0.35, 0.33, "4"), (0.45, 0.33, "42.00"), (0.55, 0.33, "A"), (0.65, 0.33, "168.00")],
        (0.85, 0.33, amounts[0]),
        *[(0.08, 0.35, "Ink"), (0.35, 0.35, "2"), (0.45, 0.35, "43.40"), (0.55, 0.35, "A"), (0.65, 0.35, "86.80")],
        (0.85, 0.35, amounts[1]),
    )
    line, other = read_lines(seen)
    assert "tax_rate" not in {name for cell in (line, other) for name, _ in cell.cells}
    assert (line.tax_code is not None and line.tax_code.value) == "A"
    assert line.amount("net_amount") == Decimal("168.00")
    if field is not None:
        assert line.amount(field) == Decimal("182.95")


def test_rates_under_a_header_that_says_tax_stay_rates(look_over: Callable[..., Survey]) -> None:
    seen = look_over(
        *[(0.08, 0.3, "Description"), (0.35, 0.3, "Qty"), (0.45, 0.3, "Price"), (0.55, 0.3, "Tax")],
        (0.85, 0.3, "Net amount"),
        *[(0.08, 0.33, "Paper"), (0.35, 0.33, "4"), (0.45, 0.33, "2.00"), (0.55, 0.33, "21"), (0.85, 0.33, "8.00")],
    )
    assert read_lines(seen)[0].amount("tax_rate") == Decimal(21)


@pytest.mark.parametrize(
    ("headers", "price", "base", "amount"),
    [
        (("Bezeichnung", "Menge", "Einzelpreis", "PE", "Gesamt"), "12,50", "100", "25,00"),
        (("Désignation", "Qté", "Prix unitaire", "par", "Montant HT"), "174,00", "1000", "34,80"),
        (("Description", "Qty", "Unit Price", "per", "Amount"), "99.00", "100", "198.00"),
    ],
)
def test_prices_may_be_for_a_hundred(
    look_over: Callable[..., Survey], headers: tuple[str, ...], price: str, base: str, amount: str
) -> None:
    places = (0.08, 0.4, 0.52, 0.7, 0.85)
    seen = look_over(
        *((left, 0.3, text) for left, text in zip(places, headers, strict=True)),
        *((left, 0.33, text) for left, text in zip(places, ("M6x20", "200", price, base, amount), strict=True)),
    )
    line = _first_line(seen)
    assert (line["quantity"], line["base_quantity"]) == ("200", base)
    assert read_lines(seen)[0].adds_up


def test_a_column_of_hundreds_that_explains_nothing_is_no_base_quantity(look_over: Callable[..., Survey]) -> None:
    places = (0.08, 0.4, 0.52, 0.7, 0.85)
    seen = look_over(
        *((left, 0.3, text) for left, text in zip(places, ("Item", "Qty", "Price", "Zorgl", "Amount"), strict=True)),
        *((left, 0.33, text) for left, text in zip(places, ("Paper", "2", "3.00", "100", "6.00"), strict=True)),
    )
    assert "base_quantity" not in _first_line(seen)


def _coded(look_over: Callable[..., Survey], header: str, *codes: str) -> dict[str, str]:
    """The first of two lines whose first column has this header and these numbers."""
    places = (0.08, 0.2, 0.5, 0.65, 0.85)
    rows = {
        0.3: (header, "Details", "Quantity", "Price", "Total"),
        0.33: (codes[0], "Paper", "2", "3.00", "6.00"),
        0.35: (codes[1], "Ink", "1", "4.00", "4.00"),
    }
    seen = look_over(*((left, top, text) for top in rows for left, text in zip(places, rows[top], strict=True)))
    return _first_line(seen)


def test_numbers_that_count_the_lines_are_no_codes(look_over: Callable[..., Survey]) -> None:
    line = _coded(look_over, "No.", "1", "2")
    assert line["line_number"] == "1"
    assert "product_code" not in line


@pytest.mark.parametrize(("header", "codes"), [("No.", ("4711", "815")), ("Nr.", ("KX464Z", "AB-12"))])
def test_numbers_that_do_not_count_are_codes(
    look_over: Callable[..., Survey], header: str, codes: tuple[str, str]
) -> None:
    assert _coded(look_over, header, *codes)["product_code"] == codes[0]


@pytest.mark.parametrize(
    "headers",
    [
        ("Product", "BTW-tarief", "Bedrag excl.", "BTW bedrag", "Totaal incl."),
        ("Descrizione", "IVA %", "Importo", "Importo", "Totale"),
        ("Article", "TVA", "Blarg", "Montant TVA", "Total TTC"),
    ],
)
def test_net_amount_and_tax_make_up_the_gross_amount(
    look_over: Callable[..., Survey], headers: tuple[str, ...]
) -> None:
    places = (0.08, 0.4, 0.52, 0.7, 0.85)
    seen = look_over(
        *((left, 0.3, text) for left, text in zip(places, headers, strict=True)),
        *((left, 0.33, t) for left, t in zip(places, ("Kabel", "21%", "642,30", "134,88", "777,18"), strict=True)),
        *((left, 0.35, t) for left, t in zip(places, ("Toner", "9%", "2872,01", "258,48", "3130,49"), strict=True)),
    )
    line = _first_line(seen)
    assert (line["net_amount"], line["tax_amount"], line["gross_amount"]) == ("642.30", "134.88", "777.18")


def test_amounts_that_do_not_add_up_stay_what_their_headers_say(look_over: Callable[..., Survey]) -> None:
    places = (0.08, 0.4, 0.52, 0.7, 0.85)
    seen = look_over(
        *((left, 0.3, t) for left, t in zip(places, ("Item", "VAT %", "Amount", "Zorgl", "Gross"), strict=True)),
        *((left, 0.33, t) for left, t in zip(places, ("Cable", "20%", "642.30", "134.88", "770.76"), strict=True)),
    )
    line = _first_line(seen)
    assert (line["net_amount"], line["gross_amount"]) == ("642.30", "770.76")
    assert "tax_amount" not in line
