from collections.abc import Callable

import pytest
from stdnum import iban
from stdnum.at import uid
from stdnum.de import vat as de_vat
from stdnum.gb import vat as gb_vat
from stdnum.ie import vat as ie_vat

from samples.identifiers import fill, group_iban, make_iban, make_vat_id
from samples.seeding import chance

COUNTRIES = ("AT", "DE", "GB", "IE")
VALID: dict[str, Callable[[str], bool]] = {
    "AT": uid.is_valid,
    "DE": de_vat.is_valid,
    "GB": gb_vat.is_valid,
    "IE": ie_vat.is_valid,
}


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_vat_id_passes_the_check_of_its_country(country: str) -> None:
    made = [make_vat_id(country, chance(seed, "test")) for seed in range(200)]
    assert [vat_id for vat_id in made if not VALID[country](vat_id)] == []
    assert all(vat_id.startswith(country) for vat_id in made)
    assert len(set(made)) > 190


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_iban_passes_its_check(country: str) -> None:
    made = [make_iban(country, chance(seed, "test")) for seed in range(200)]
    assert [number for number in made if not iban.is_valid(number)] == []
    assert all(number.startswith(country) for number in made)


def test_a_country_without_a_rule_is_refused() -> None:
    with pytest.raises(KeyError):
        make_vat_id("XX", chance(1, "test"))


def test_a_pattern_is_filled_with_digits_and_letters() -> None:
    filled = fill("A-##@", chance(1, "test"))
    assert filled.startswith("A-")
    assert filled[2:4].isdigit()
    assert filled[4].isalpha()


def test_an_iban_is_grouped_by_four() -> None:
    assert group_iban("DE89370400440532013000") == "DE89 3704 0044 0532 0130 00"
