from nlp_service.extraction import Reading, Source
from nlp_service.resolve.deducted import give_deductions_positively


def _read(path: str, value: str) -> Reading:
    return Reading(path, value, value, 0.9, Source.OCR)


def test_a_commission_printed_with_a_minus_is_given_positively() -> None:
    gross, commission = give_deductions_positively(
        [_read("totals.gross", "995.00"), _read("totals.deductions", "-149.25")]
    )
    assert (gross.value, commission.value) == ("995.00", "149.25")
    assert "minus" in commission.explanation
    assert commission.raw_text == "-149.25"


def test_below_a_negative_total_signs_stay() -> None:
    readings = (_read("totals.gross", "-10.00"), _read("totals.paid", "-10.00"))
    assert give_deductions_positively(readings) == readings
