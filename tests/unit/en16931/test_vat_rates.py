"""The rates of countries."""

from decimal import Decimal

import pytest
from eu_vat_rates_data import get_all_rates

from en16931.countries import is_country
from en16931.vat_rates import _FORMER, vat_rates


@pytest.mark.parametrize(("country", "rate"), [("DE", "19"), ("DE", "16"), ("CH", "8.1"), ("GB", "20"), ("FR", "5.5")])
def test_a_rate_of_today_or_of_the_last_years_is_known(country: str, rate: str) -> None:
    assert Decimal(rate) in (vat_rates(country) or ())


def test_every_rate_of_today_in_the_european_union_is_known() -> None:
    union = [(code, one) for code, one in get_all_rates().items() if one["eu_member"]]
    assert len(union) == 27
    for country, one in union:
        rates = [one["standard"], *one["reduced"], one["super_reduced"], one["parking"]]
        assert {Decimal(str(rate)) for rate in rates if rate is not None} <= (vat_rates(country) or frozenset())


# Austria's 4.9 stands in the package alone; no other rate of it is near.
def test_a_rate_comes_with_the_package_before_anybody_writes_it_here() -> None:
    assert "4.9" not in _FORMER["AT"].split()
    assert Decimal("4.9") in (vat_rates("AT") or ())


@pytest.mark.parametrize(
    ("country", "rates"),
    [
        ("GR", "21 10 5"),
        ("GR", "23 11 5.5"),
        ("CZ", "19 9"),
        ("LV", "22 12"),
        ("PT", "20 12 5"),
        ("RO", "24 9 5"),
        ("LU", "16 13 7 3"),
        ("DE", "16 5"),
        ("IE", "21.5 13.5 4.8"),
        ("FI", "23 13 9"),
        ("TR", "18 8 1"),
    ],
)
def test_former_rates_stay_known(country: str, rates: str) -> None:
    assert set(map(Decimal, rates.split())) <= (vat_rates(country) or frozenset())


@pytest.mark.parametrize(("country", "rate"), [("DE", "91"), ("DK", "20"), ("GB", "19")])
def test_a_rate_that_never_was_is_not(country: str, rate: str) -> None:
    assert Decimal(rate) not in (vat_rates(country) or ())


def test_a_rate_is_found_however_many_decimals_it_is_written_with() -> None:
    assert Decimal("19.00") in (vat_rates("DE") or ())


def test_zero_is_a_rate_everywhere() -> None:
    assert all(Decimal(0) in (vat_rates(country) or ()) for country in _FORMER)


def test_of_other_countries_no_rates_are_known() -> None:
    assert vat_rates("US") is None
    assert vat_rates("") is None


def test_the_table_names_countries_and_rates_below_30_per_cent() -> None:
    for country, rates in _FORMER.items():
        assert is_country(country)
        assert all(0 < Decimal(rate) < 30 for rate in rates.split())
