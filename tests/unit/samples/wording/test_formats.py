from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from samples.countries import COUNTRIES
from samples.seeding import chance
from samples.wording import choices_for
from samples.wording.formats import Formats

DAY = date(2026, 3, 4)
LOCALES = sorted({country.locale for countries in COUNTRIES.values() for country in countries})
GERMAN = Formats(
    language="de",
    group=".",
    decimal=",",
    date_pattern="dd.MM.yyyy",
    percent_pattern="{} %",
    money_pattern="{amount} {sign}",
    negative_pattern="-{}",
)
AMERICAN = Formats(
    language="en_US",
    group=",",
    decimal=".",
    date_pattern="MMM d, yyyy",
    percent_pattern="{two}%",
    money_pattern="{sign}{amount}",
    negative_pattern="({})",
)


def test_german_writes_comma_and_points() -> None:
    assert GERMAN.amount(Decimal("1234.5")) == "1.234,50"
    assert GERMAN.amount(Decimal("-1234567.89")) == "-1.234.567,89"
    assert GERMAN.money(Decimal("1234.5"), "EUR") == "1.234,50 €"
    assert GERMAN.number(Decimal("37.50")) == "37,5"
    assert GERMAN.percent(Decimal("13.5")) == "13,5 %"
    assert GERMAN.date(DAY) == "04.03.2026"
    assert replace(GERMAN, date_pattern="d. MMMM yyyy").date(DAY) == "4. März 2026"


def test_american_writes_point_and_commas() -> None:
    assert AMERICAN.amount(Decimal("-1234.5")) == "(1,234.50)"
    assert AMERICAN.money(Decimal("1234.5"), "USD") == "$1,234.50"
    assert AMERICAN.number(Decimal("20")) == "20"
    assert AMERICAN.percent(Decimal("8.25")) == "8.25%"
    assert AMERICAN.percent(Decimal("8.875")) == "8.875%"
    assert AMERICAN.date(DAY) == "Mar 4, 2026"


def test_thousands_need_no_mark() -> None:
    assert replace(GERMAN, group="").amount(Decimal("1234.5")) == "1234,50"
    assert replace(GERMAN, group=" ").amount(Decimal("1234.5")) == "1 234,50"


@pytest.mark.parametrize("locale", LOCALES)
def test_a_locale_has_several_ways_and_picks_one(locale: str) -> None:
    _, choices = choices_for(locale)
    picked = [choices.pick(chance(seed, "test")) for seed in range(60)]
    assert len({formats.date(DAY) for formats in picked}) > 1
    assert len({formats.money(Decimal("1234.5"), "EUR") for formats in picked}) > 3
    assert not any("|" in formats.date(DAY) + formats.percent(Decimal(7)) for formats in picked)
