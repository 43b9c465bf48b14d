from nlp_service.candidates.candidate import Candidate, Features, Scored
from nlp_service.reading.geometry import Box, Point
from nlp_service.reading.page import Word
from nlp_service.resolve.agreement import Known
from nlp_service.resolve.choice import Choice
from nlp_service.resolve.totals import choose_totals

_CORNERS = (Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 1))


def _scored(field: str, value: str, score: float, rival: float = 0.0) -> Scored:
    words = (Word(f"{field} {value}", value, 1.0, 1, _CORNERS, Box(0, 0, 1, 1)),)
    return Scored(Candidate(field, value, value, words, (), Features(rival=rival)), score)


def _paid(*others: Scored, due: str = "470.15") -> Choice:
    """What is chosen as paid of an invoice over 671.15 with 46.25 of tax, beside `others`."""
    items = [
        _scored("totals.net", "624.90", 3.0),
        _scored("totals.tax", "46.25", 3.0),
        _scored("totals.gross", "671.15", 3.0),
        _scored("totals.amount_due", due, 3.0),
        *others,
    ]
    scored: dict[str, list[Scored]] = {}
    for item in items:
        scored.setdefault(item.candidate.field, []).append(item)
    return next(choice for choice in choose_totals(scored, Known()) if choice.field == "totals.paid")


def _value(choice: Choice) -> str | None:
    return choice.chosen.candidate.value if choice.chosen else None


def test_the_printed_amount_that_explains_what_is_due_was_paid() -> None:
    paid = _paid(_scored("totals.net", "201.00", -3.0))
    assert (_value(paid), paid.reason) == ("201.00", "It is what parts the gross total from the amount due.")


def test_an_amount_that_is_not_printed_is_not_made_up() -> None:
    assert _value(_paid(_scored("totals.net", "200.00", -3.0))) is None


def test_the_tax_between_net_and_gross_total_was_not_paid() -> None:
    assert _value(_paid(_scored("totals.net", "46.25", -3.0), due="624.90")) is None


def test_an_amount_that_a_label_calls_something_else_was_not_paid() -> None:
    assert _value(_paid(_scored("totals.net", "201.00", -3.0, rival=0.9))) is None


def test_a_deduction_that_is_named_explains_enough() -> None:
    deducted = _scored("totals.deductions", "201.00", 3.0)
    assert _value(_paid(_scored("totals.net", "201.00", -3.0), deducted)) is None


def test_a_wrong_payment_gives_way_to_one_that_explains_what_is_due() -> None:
    paid = _paid(_scored("totals.paid", "115.30", 2.0), _scored("totals.paid", "-201.00", 1.0))
    assert _value(paid) == "-201.00"
    assert [other.candidate.value for other in paid.others][:1] == ["115.30"]
