import pytest
from stdnum import iban

from samples.bank_account import make_account, make_iban, spell_iban
from samples.countries import COUNTRIES
from samples.seeding import chance

CODES = sorted({country.code for countries in COUNTRIES.values() for country in countries} - {"US"})


@pytest.mark.parametrize("code", CODES)
def test_ibans_pass_their_check_digits_and_those_of_their_country(code: str) -> None:
    rng = chance(1, "test")
    made = [make_iban(code, rng) for _ in range(200)]
    assert [number for number in made if not iban.is_valid(number)] == []
    assert len(set(made)) > 190


def test_an_account_has_the_bic_of_its_country() -> None:
    account = make_account("FR", "Crédit de Rivecourt", chance(1, "test"))
    assert account.iban == account.number
    assert account.bic is not None
    assert account.bic[4:6] == "FR"


def test_an_american_account_has_a_routing_number_instead_of_an_iban() -> None:
    account = make_account("US", "Eastmere Savings Bank", chance(1, "test"))
    assert account.iban is None
    assert account.routing is not None
    assert len(account.routing) == 9


def test_an_iban_is_spelled_in_groups_of_four() -> None:
    assert spell_iban("BE71096123456769", grouped=True) == "BE71 0961 2345 6769"
    assert spell_iban("BE71096123456769", grouped=False) == "BE71096123456769"
