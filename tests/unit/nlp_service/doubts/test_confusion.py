from decimal import Decimal

import pytest

from nlp_service.doubts.confusion import may_be


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("179.00", "119.00"),
        ("1.457,75 €", "1451.75"),
        ("11900", "119.00"),
        ("1l9.00", "119.00"),
        ("119,O0", "119.00"),
        ("10.00", "110.00"),
        ("1110.00", "110.00"),
        ("3", "8"),
        ("(83.00)", "-33.00"),
    ],
)
def test_one_confusion_explains_the_value(printed: str, value: str) -> None:
    assert may_be(printed, Decimal(value))


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("119.00", "119.00"),  # nothing has to be explained
        ("129.00", "119.00"),  # digits that are not alike
        ("177.00", "111.00"),  # two of them
        ("119.00", "1190.00"),
        ("119.00", "11.90"),
        ("119.00", "119.005"),
        ("119.00", "0.00"),
    ],
)
def test_other_values_are_not_explained(printed: str, value: str) -> None:
    assert not may_be(printed, Decimal(value))
