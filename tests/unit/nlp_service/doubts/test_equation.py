from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp_service.doubts.equation import Equation, Product, Sum

TOTAL = Sum("BR-CO-15", "gross", (("net", 1), ("tax", 1), ("allowances", -1)))
LINE = Product("LINE-NET", "amount", ("quantity", "price"))
CENTS = st.integers(-10_000_000, 10_000_000).map(lambda cents: Decimal(cents) / 100)


@given(st.fixed_dictionaries({"net": CENTS, "tax": CENTS, "allowances": CENTS, "gross": CENTS}))
def test_a_sum_holds_with_whatever_it_wants(values: dict[str, Decimal]) -> None:
    for path in TOTAL.paths:
        (wanted,) = TOTAL.wanted(path, values)
        assert TOTAL.holds(values | {path: wanted})


@given(st.fixed_dictionaries({"quantity": CENTS, "price": CENTS, "amount": CENTS}))
def test_a_product_holds_with_whatever_it_wants(values: dict[str, Decimal]) -> None:
    for path in LINE.paths:
        for wanted in LINE.wanted(path, values):
            assert LINE.holds(values | {path: wanted})


def test_a_factor_that_could_not_be_printed_is_not_wanted() -> None:
    values = {"quantity": Decimal(3), "price": Decimal("3.00"), "amount": Decimal("10.00")}
    assert LINE.wanted("price", values) == ()
    assert LINE.wanted("amount", values) == (Decimal("9.00"),)


@pytest.mark.parametrize(
    ("equation", "spoken"), [(TOTAL, "100.00 + 19.00 - 5.00 = 114.00"), (LINE, "3 x 4.20 = 12.60")]
)
def test_it_speaks_with_numbers(equation: Equation, spoken: str) -> None:
    numbers = {"net": "100.00", "tax": "19.00", "allowances": "5.00", "gross": "114.00"}
    numbers |= {"quantity": "3", "price": "4.20", "amount": "12.60"}
    assert equation.spoken({path: Decimal(number) for path, number in numbers.items()}) == spoken


def test_a_sum_holds_with_or_without_what_may_be_part_of_it_already() -> None:
    total = Sum("BR-CO-15", "gross", (("net", 1), ("tax", 1)), (("allowances", -1),))
    values = {name: Decimal(number) for name, number in (("net", 100), ("tax", 19), ("allowances", 5), ("gross", 119))}
    assert total.holds(values)
    assert total.holds(values | {"gross": Decimal(114)})
    assert total.wanted("gross", values) == (Decimal(119), Decimal(114))
    assert total.wanted("allowances", values | {"gross": Decimal(113)}) == (Decimal(6),)
