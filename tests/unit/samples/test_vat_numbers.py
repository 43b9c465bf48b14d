import pytest
from stdnum.ch import vat as ch_vat
from stdnum.eu import vat as eu_vat
from stdnum.gb import vat as gb_vat

from samples.countries import COUNTRIES
from samples.seeding import chance
from samples.vat_numbers import make_vat_id, spell_vat_id

CODES = sorted({country.code for countries in COUNTRIES.values() for country in countries if country.vat_id_label})
VALIDATORS = {"CH": ch_vat, "GB": gb_vat}


@pytest.mark.parametrize("code", CODES)
def test_vat_ids_pass_their_check_digits(code: str) -> None:
    rng = chance(1, "test")
    made = [make_vat_id(code, rng) for _ in range(200)]
    assert [number for number in made if not VALIDATORS.get(code, eu_vat).is_valid(number)] == []
    assert all(number.startswith(code) for number in made)
    assert len(set(made)) > 190


def test_a_country_without_vat_ids_has_no_rule() -> None:
    with pytest.raises(KeyError):
        make_vat_id("US", chance(1, "test"))


def test_a_vat_id_is_spelled_compact_or_spaced_and_a_swiss_one_with_points() -> None:
    assert spell_vat_id("DE372782728", spaced=False) == "DE372782728"
    assert spell_vat_id("DE372782728", spaced=True) == "DE 372782728"
    assert spell_vat_id("CHE461639357MWST", spaced=False) == "CHE-461.639.357 MWST"
