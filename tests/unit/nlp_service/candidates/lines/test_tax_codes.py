from collections.abc import Callable

from nlp_service.candidates.lines.line_items import read_lines
from nlp_service.candidates.lines.line_tax import with_tax_rates
from nlp_service.candidates.lines.plain_lines import find_plain_lines
from nlp_service.candidates.lines.tax_codes import find_tax_codes
from nlp_service.candidates.survey import Survey

HEADER = [(0.08, 0.3, "Description"), (0.4, 0.3, "Qty"), (0.5, 0.3, "Price"), (0.65, 0.3, "VAT"), (0.85, 0.3, "Amount")]
LINE = [(0.08, 0.33, "Paper"), (0.4, 0.33, "2"), (0.5, 0.33, "3.00"), (0.65, 0.33, "B"), (0.85, 0.33, "6.00")]


def test_a_letter_beside_a_rate_means_it(look_over: Callable[..., Survey]) -> None:
    codes = find_tax_codes(look_over((0.1, 0.5, "A 20.00%"), (0.1, 0.52, "VAT 5% (B)"), (0.1, 0.54, "1: 9%")))
    assert {code: str(rate.value) for code, rate in codes.items()} == {"A": "20.00", "B": "5", "1": "9"}


def test_a_letter_with_two_rates_means_neither(look_over: Callable[..., Survey]) -> None:
    assert not find_tax_codes(look_over((0.1, 0.5, "A 20%"), (0.1, 0.52, "A 5%")))


def test_a_code_in_the_table_stands_for_its_rate(look_over: Callable[..., Survey]) -> None:
    seen = look_over(*HEADER, *LINE, (0.1, 0.5, "B = 5%"))
    [line] = with_tax_rates(read_lines(seen), (), find_tax_codes(seen))
    rate = dict(line.cells)["tax_rate"]
    assert (rate.value, rate.raw_text) == ("5", "B")


def test_a_code_behind_the_amount_of_a_receipt_stands_for_its_rate(look_over: Callable[..., Survey]) -> None:
    rows = [(0.2, 0.3, "Milk"), (0.7, 0.3, "1.60 B"), (0.2, 0.32, "Soap"), (0.7, 0.32, "2.00 A")]
    seen = look_over(*rows, (0.2, 0.36, "Total"), (0.7, 0.36, "3.60"), (0.2, 0.4, "A 19%"), (0.2, 0.42, "B 7%"))
    lines = with_tax_rates(find_plain_lines(seen), (), find_tax_codes(seen))
    assert [str(line.amount("tax_rate")) for line in lines] == ["7", "19"]


def test_a_code_that_nothing_explains_is_no_rate(look_over: Callable[..., Survey]) -> None:
    seen = look_over(*HEADER, *LINE)
    [line] = with_tax_rates(read_lines(seen), (), find_tax_codes(seen))
    assert "tax_rate" not in dict(line.cells)
