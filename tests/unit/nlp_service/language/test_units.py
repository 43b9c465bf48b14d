import re

import pytest

from nlp_service.language.units import is_unit, unit_code, unit_codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Std.", "HUR"),
        ("pcs", "H87"),
        ("m²", "MTK"),
        ("unité(s)", "C62"),
        ("szt.", "H87"),
        ("kWh", "KWH"),
        ("Zorgl", None),
    ],
)
def test_a_unit_in_any_language_has_its_code(text: str, code: str | None) -> None:
    assert unit_code(text) == code


def test_codes_have_the_form_of_recommendation_20() -> None:
    assert all(re.fullmatch(r"[A-Z0-9]{2,3}", code) for code in unit_codes().values())


def test_units_without_a_code_are_units_too() -> None:
    assert is_unit("seats")
    assert not is_unit("Paper")
