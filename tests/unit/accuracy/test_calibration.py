import pytest

from tests.accuracy.calibration import ALL_FIELDS, LINE_ITEMS, Bin, calibrate, calibrate_each
from tests.accuracy.fields import Cell
from tests.unit.accuracy.corpus_files import flat_result, judged, score


def test_values_are_counted_in_bins_by_confidence() -> None:
    calibration = calibrate(
        [
            judged(0.91, is_right=True),
            judged(0.99, is_right=False),
            judged(1.0, is_right=True),
            judged(0.3, is_right=True),
        ]
    )
    low, high = calibration.bins
    assert low == Bin(0.3, 0.4, count=1, right=1, mean_confidence=0.3)
    assert (high.low, high.high, high.count, high.right) == (0.9, 1.0, 3, 2)
    assert high.mean_confidence == pytest.approx((0.91 + 0.99 + 1.0) / 3)
    assert high.share_right == pytest.approx(2 / 3)


def test_the_error_is_the_distance_of_confidence_and_share_weighted_by_values() -> None:
    calibration = calibrate(
        [judged(0.85, is_right=True)] * 3 + [judged(0.85, is_right=False)] + [judged(0.2, is_right=False)]
    )
    assert calibration.expected_error == pytest.approx((4 * 0.1 + 1 * 0.2) / 5)


def test_perfect_confidence_has_no_error() -> None:
    values = [judged(0.75, is_right=True)] * 3 + [judged(0.75, is_right=False)]
    assert calibrate(values).expected_error == pytest.approx(0)


def test_values_that_were_not_read_say_nothing_of_confidence() -> None:
    assert calibrate([judged(None, is_right=False)]).bins == ()


def test_each_field_that_was_read_is_calibrated_by_itself_and_line_items_apart() -> None:
    calibrations = calibrate_each([score(flat_result(currency=None), rows=({Cell.DESCRIPTION: "Tea"},))])
    assert list(calibrations) == [ALL_FIELDS, "supplier name", "invoice number", "issue date", "gross total"]
    assert LINE_ITEMS not in calibrations
    assert calibrations[ALL_FIELDS].count == 4
