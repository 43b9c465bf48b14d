from collections.abc import Callable

from nlp_service.candidates.lines.line_items import read_lines
from nlp_service.candidates.survey import Survey

HEADER = [(0.08, 0.3, "Description"), (0.85, 0.3, "Amount")]


def _quantities(survey: Survey) -> list[str | None]:
    return [
        cells["quantity"].value if "quantity" in (cells := dict(line.cells)) else None for line in read_lines(survey)
    ]


def test_numbers_before_all_descriptions_are_quantities(look_over: Callable[..., Survey]) -> None:
    lines = [(0.08, 0.33, "2 Coffee"), (0.85, 0.33, "6.00"), (0.08, 0.36, "1 Cake"), (0.85, 0.36, "4.00")]
    seen = look_over(*HEADER, *lines)
    assert _quantities(seen) == ["2", "1"]
    assert dict(read_lines(seen)[0].cells)["description"].value == "Coffee"


def test_numbers_that_count_the_lines_are_no_quantities(look_over: Callable[..., Survey]) -> None:
    lines = [(0.08, 0.33, "1 Coffee"), (0.85, 0.33, "6.00"), (0.08, 0.36, "2 Cake"), (0.85, 0.36, "4.00")]
    assert _quantities(look_over(*HEADER, *lines)) == [None, None]


def test_numbers_that_the_price_contradicts_are_no_quantities(look_over: Callable[..., Survey]) -> None:
    header = [(0.08, 0.3, "Description"), (0.6, 0.3, "Unit price"), (0.85, 0.3, "Amount")]
    line = [(0.08, 0.33, "3 Musketeers poster"), (0.6, 0.33, "5.00"), (0.85, 0.33, "5.00")]
    assert _quantities(look_over(*header, *line)) == [None]


def test_numbers_that_count_the_lines_are_taken_out_of_descriptions(look_over: Callable[..., Survey]) -> None:
    lines = [(0.08, 0.33, "1 Kaffee"), (0.85, 0.33, "6,00"), (0.08, 0.36, "2 Kuchen"), (0.85, 0.36, "4,00")]
    seen = look_over((0.08, 0.3, "Bezeichnung"), (0.85, 0.3, "Betrag"), *lines)
    cells = [dict(line.cells) for line in read_lines(seen)]
    assert [(c["line_number"].value, c["description"].value) for c in cells] == [("1", "Kaffee"), ("2", "Kuchen")]
