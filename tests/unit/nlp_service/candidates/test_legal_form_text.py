from collections.abc import Callable

import pytest

from nlp_service.candidates.legal_form_text import with_legal_form
from nlp_service.candidates.party.parties import find_party_names
from nlp_service.candidates.survey import Survey


@pytest.mark.parametrize(
    ("read", "meant"),
    [("99 SPEEDY MART 5/B", "99 SPEEDY MART S/B"), ("ACME SDN 8HD", "ACME SDN BHD"), ("Muster GM8H", "Muster GMBH")],
)
def test_a_digit_in_a_legal_form_stands_for_a_letter(read: str, meant: str) -> None:
    assert with_legal_form(read) == meant


@pytest.mark.parametrize("name", ["Route 66", "Shop 5", "Agip 5A", "GMBH", "5/B", "Acme Ltd", "Pier 58 GmbH", ""])
def test_other_names_stay_as_they_are(name: str) -> None:
    assert with_legal_form(name) == name


def test_the_name_says_what_was_read_and_why_it_is_given_otherwise(look_over: Callable[..., Survey]) -> None:
    [name] = {
        (c.value, c.raw_text, bool(c.explanation)) for c in find_party_names(look_over((0.1, 0.1, "Maju Mart 5/B")))
    }
    assert name == ("Maju Mart S/B", "Maju Mart 5/B", True)
