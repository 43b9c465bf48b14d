"""The rates of countries."""

from decimal import Decimal

import pytest

from en16931.countries import is_country
from en16931.vat_rates import _RATES, vat_rates


@pytest.mark.parametrize(("country", "rate"), [("DE", "19"), ("DE", "16"), ("CH", "8.1"), ("GB", "20"), ("FR", "5.5")])
def test_a_rate_of_today_or_of_the_last_years_is_known(country: str, rate: str) -> None:
    assert Decimal(rate) in (vat_rates(country) or ())


@pytest.mark.parametrize(("country", "rate"), [("DE", "91"), ("DK", "20"), ("GB", "19")])
def test_a_rate_that_never_was_is_not(country: str, rate: str) -> None:
    assert Decimal(rate) not in (vat_rates(country) or ())


def test_a_rate_is_found_however_many_decimals_it_is_written_with() -> None:
    assert Decimal("19.00") in (vat_rates("DE") or ())


def test_zero_is_a_rate_everywhere() -> None:
    assert all(Decimal(0) in (vat_rates(country) or ()) for country in _RATES)


def test_of_other_countries_no_rates_are_known() -> None:
    assert vat_rates("US") is None
    assert vat_rates("") is None


def test_the_table_names_countries_and_rates_below_30_per_cent() -> None:
    for country, rates in _RATES.items():
        assert is_country(country)
        assert all(0 < Decimal(rate) < 30 for rate in rates.split())
