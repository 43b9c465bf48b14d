import pytest

from tests.accuracy.fields import Field
from tests.accuracy.judging import JudgedValue, Verdict
from tests.accuracy.tally import Tally, likely_share, share


def test_a_wrong_value_costs_precision_and_recall_and_a_missed_one_recall() -> None:
    tally = Tally.of(
        [
            JudgedValue(Field.IBAN, Verdict.RIGHT, "a", ("a",), 1.0),
            JudgedValue(Field.IBAN, Verdict.RIGHT, "a", ("a",), 1.0),
            JudgedValue(Field.IBAN, Verdict.WRONG, "a", ("b",), 1.0),
            JudgedValue(Field.IBAN, Verdict.WRONG, "a", (), 1.0),
            JudgedValue(Field.IBAN, Verdict.MISSED, None, ("a",), None),
        ]
    )
    assert tally == Tally(right=2, read=4, true=4)
    assert (tally.precision, tally.recall, tally.f1) == (0.5, 0.5, 0.5)


def test_f1_is_the_harmonic_mean() -> None:
    tally = Tally(right=6, read=8, true=24)
    assert tally.f1 == pytest.approx(2 / (1 / tally.precision + 1 / tally.recall))


def test_a_share_of_nothing_is_nothing() -> None:
    assert share(0, 0) == 0
    assert Tally(0, 0, 0).f1 == 0


def test_few_documents_leave_a_wide_range_and_many_a_narrow_one() -> None:
    # Values of Wilson's interval from Brown, Cai and DasGupta's formula, by hand.
    assert likely_share(0, 10) == pytest.approx((0.0, 0.2775), abs=1e-4)
    assert likely_share(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-4)
    low, high = likely_share(500, 1000)
    assert high - low < 0.07
    assert likely_share(0, 0) == (0.0, 1.0)
