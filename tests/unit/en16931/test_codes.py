"""Tests of the code lists of currencies and countries."""

import pytest

from en16931.countries import is_country
from en16931.currencies import is_currency, minor_unit


@pytest.mark.parametrize("code", ["EUR", "USD", "DEM", "XAF"])
def test_a_currency_of_iso_4217_is_known(code: str) -> None:
    assert is_currency(code)


@pytest.mark.parametrize("code", ["", "eur", "EURO", "€", "ABC"])
def test_what_is_no_currency_is_not_known(code: str) -> None:
    assert not is_currency(code)


@pytest.mark.parametrize(("code", "decimals"), [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("ALL", 2), ("???", 2)])
def test_a_minor_unit_is_that_of_iso_4217(code: str, decimals: int) -> None:
    assert minor_unit(code) == decimals


@pytest.mark.parametrize("code", ["DE", "GB", "AQ", "XI", "XK", "1A"])
def test_a_country_is_known(code: str) -> None:
    assert is_country(code)


@pytest.mark.parametrize("code", ["", "de", "UK", "EU", "ZZ", "DEU", "QO"])
def test_what_is_no_country_is_not_known(code: str) -> None:
    assert not is_country(code)
