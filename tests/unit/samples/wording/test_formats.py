from datetime import date
from decimal import Decimal

from samples.wording import wording_for

DAY = date(2026, 3, 4)


def test_german_writes_comma_and_points() -> None:
    formats = wording_for("de").formats
    assert formats.amount(Decimal("1234.5")) == "1.234,50"
    assert formats.money(Decimal("1234.5"), "EUR") == "1.234,50\N{NO-BREAK SPACE}€"
    assert formats.number(Decimal("37.50")) == "37,5"
    assert formats.percent(Decimal("13.5")) == "13,5 %"
    assert formats.digits_date(DAY) == "04.03.2026"
    assert formats.written_date(DAY) == "4. März 2026"


def test_english_writes_point_and_commas() -> None:
    formats = wording_for("en").formats
    assert formats.amount(Decimal("-1234.5")) == "-1,234.50"
    assert formats.money(Decimal("1234.5"), "GBP") == "£1,234.50"
    assert formats.number(Decimal("20")) == "20"
    assert formats.percent(Decimal("20")) == "20%"
    assert formats.digits_date(DAY) == "04/03/2026"
    assert formats.written_date(DAY) == "4 March 2026"
