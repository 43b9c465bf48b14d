from collections.abc import Callable

import pytest

from nlp_service.candidates.lines.line_codes import with_standard_codes
from nlp_service.candidates.lines.line_items import read_lines
from nlp_service.candidates.survey import Survey

HEADER = [
    *[(0.05, 0.3, "Art.-Nr."), (0.25, 0.3, "Bezeichnung"), (0.6, 0.3, "Menge")],
    *[(0.72, 0.3, "Einzelpreis"), (0.88, 0.3, "Betrag")],
]


def _cells(look_over: Callable[..., Survey], code: str, description: str) -> dict[str, str]:
    row = [(0.05, 0.33, code), (0.25, 0.33, description), (0.6, 0.33, "2"), (0.72, 0.33, "3,00"), (0.88, 0.33, "6,00")]
    [line] = with_standard_codes(read_lines(look_over(*HEADER, *row)))
    return {name: cell.value for name, cell in line.cells}


def test_a_gtin_in_place_of_the_suppliers_number_is_a_registered_one(look_over: Callable[..., Survey]) -> None:
    cells = _cells(look_over, "4006381333931", "Textmarker gelb")
    assert (cells["standard_product_code.value"], cells["standard_product_code.scheme"]) == ("4006381333931", "0160")
    assert "product_code" not in cells


@pytest.mark.parametrize("description", ["Textmarker EAN: 4006381333931", "Surligneur (GTIN-13 4006381333931)"])
def test_a_gtin_that_the_description_names_stands_beside_the_suppliers_number(
    look_over: Callable[..., Survey], description: str
) -> None:
    cells = _cells(look_over, "A-17", description)
    assert (cells["standard_product_code.value"], cells["product_code"]) == ("4006381333931", "A-17")
    assert cells["description"] == description


@pytest.mark.parametrize(
    ("code", "description"),
    [
        ("4006381333932", "Textmarker gelb"),  # its check digit is 1
        ("96385074", "Textmarker gelb"),  # a number of eight digits may be anybody's
        ("A-17", "Textmarker EAN 4006381333932"),
        ("A-17", "Konto 4006381333931"),
    ],
)
def test_other_numbers_stay_what_they_are(look_over: Callable[..., Survey], code: str, description: str) -> None:
    cells = _cells(look_over, code, description)
    assert cells["product_code"] == code
    assert "standard_product_code.value" not in cells
