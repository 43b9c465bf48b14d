from decimal import Decimal

from nlp_service.candidates.candidate import Candidate, Features, Scored
from nlp_service.reading.geometry import Box, Point
from nlp_service.reading.page import Word
from nlp_service.resolve.agreement import Known
from nlp_service.resolve.totals import choose_totals

_CORNERS = (Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 1))


def _scored(field: str, value: str, score: float) -> Scored:
    words = (Word(f"{field} {value}", value, 1.0, 1, _CORNERS, Box(0, 0, 1, 1)),)
    return Scored(Candidate(field, value, value, words, (), Features()), score)


def _choose(*scored: Scored, known: Known | None = None) -> dict[str, str | None]:
    by_field: dict[str, list[Scored]] = {}
    for item in scored:
        by_field.setdefault(item.candidate.field, []).append(item)
    choices = choose_totals(by_field, known or Known())
    return {choice.field: choice.chosen.candidate.value if choice.chosen else None for choice in choices}


def test_the_arithmetic_lifts_an_amount_without_a_label() -> None:
    chosen = _choose(
        _scored("totals.net", "100.00", 2.0),
        _scored("totals.tax", "19.00", -1.5),
        _scored("totals.gross", "119.00", 2.0),
    )
    assert chosen["totals.tax"] == "19.00"


def test_an_unlikely_amount_is_left_out_without_arithmetic() -> None:
    chosen = _choose(
        _scored("totals.net", "100.00", 2.0),
        _scored("totals.tax", "20.00", -1.5),
        _scored("totals.gross", "119.00", 2.0),
    )
    assert chosen["totals.tax"] is None


def test_the_set_that_adds_up_wins_over_a_better_label() -> None:
    chosen = _choose(
        _scored("totals.net", "100.00", 2.0),
        _scored("totals.tax", "19.00", 2.0),
        _scored("totals.gross", "500.00", 2.5),
        _scored("totals.gross", "119.00", 1.5),
    )
    assert chosen["totals.gross"] == "119.00"


def test_what_was_paid_explains_the_amount_due() -> None:
    chosen = _choose(
        _scored("totals.gross", "100.00", 2.0),
        _scored("totals.paid", "30.00", 2.0),
        _scored("totals.amount_due", "100.00", 1.0),
        _scored("totals.amount_due", "70.00", 0.8),
    )
    assert (chosen["totals.amount_due"], chosen["totals.paid"]) == ("70.00", "30.00")


def test_cash_less_change_tells_the_total_of_a_receipt() -> None:
    chosen = _choose(
        _scored("totals.gross", "9.02", 1.0),
        _scored("totals.gross", "9.00", 0.5),
        _scored("tendered", "10.00", 2.0),
        _scored("change", "1.00", 2.0),
    )
    assert chosen["totals.gross"] == "9.00"
    assert "tendered" not in chosen


def test_the_sum_of_the_lines_speaks_for_the_net_total() -> None:
    candidates = (_scored("totals.net", "90.00", 1.0), _scored("totals.net", "100.00", 0.5))
    assert _choose(*candidates)["totals.net"] == "90.00"
    assert _choose(*candidates, known=Known(sum_of_lines=Decimal(100)))["totals.net"] == "100.00"


def test_a_total_that_adds_up_leads_by_more() -> None:
    alone = {"totals.gross": [_scored("totals.gross", "119.00", 2.0)]}
    proven = {
        **alone,
        "totals.net": [_scored("totals.net", "100.00", 2.0)],
        "totals.tax": [_scored("totals.tax", "19.00", 2.0)],
    }
    margins = [
        next(c.margin for c in choose_totals(candidates, Known()) if c.field == "totals.gross")
        for candidates in (alone, proven)
    ]
    assert margins[1] > margins[0] > 0


def test_without_candidates_every_total_is_absent() -> None:
    assert set(_choose().values()) == {None}


def test_the_rounded_total_contains_the_rounding() -> None:
    chosen = _choose(
        _scored("totals.gross", "9.02", 2.0),
        _scored("totals.gross", "9.00", 0.5),
        _scored("totals.rounding", "-0.02", 2.0),
    )
    assert (chosen["totals.gross"], chosen["totals.rounding"]) == ("9.00", None)


def test_a_rounding_before_the_amount_due_stays() -> None:
    chosen = _choose(
        _scored("totals.gross", "9.02", 2.0),
        _scored("totals.amount_due", "9.00", 2.0),
        _scored("totals.rounding", "-0.02", 2.0),
    )
    assert (chosen["totals.gross"], chosen["totals.amount_due"], chosen["totals.rounding"]) == ("9.02", "9.00", "-0.02")


def test_the_gross_total_is_due_where_nothing_was_paid() -> None:
    assert _choose(_scored("totals.gross", "50.00", 3.0))["totals.amount_due"] == "50.00"


def test_nothing_is_known_to_be_due_where_something_may_have_been_paid() -> None:
    gross, paid = _scored("totals.gross", "50.00", 3.0), _scored("totals.paid", "20.00", -0.5)
    assert _choose(gross, paid)["totals.amount_due"] is None


def test_what_the_tax_lines_tax_is_not_the_gross_total_even_where_a_label_says_so() -> None:
    chosen = _choose(
        _scored("totals.net", "100.00", -1.0),
        _scored("totals.tax", "19.00", -1.5),
        _scored("totals.gross", "100.00", 2.0),
        _scored("totals.gross", "119.00", -1.0),
        known=Known(sum_of_tax=Decimal("19.00"), sum_of_base=Decimal("100.00")),
    )
    assert chosen["totals.gross"] == "119.00"


def test_a_total_without_its_parts_is_missed_more_than_one_without_any() -> None:
    parts = (_scored("totals.net", "28.70", 1.2), _scored("totals.gross", "28.71", -1.6))
    assert _choose(*parts)["totals.gross"] == "28.71"


def test_the_total_after_the_tip_is_the_gross_total() -> None:
    chosen = _choose(
        _scored("totals.gross", "2977.00", 2.6),
        _scored("totals.gross", "3572.40", 2.0),
        _scored("totals.tip", "595.40", 2.0),
    )
    assert chosen["totals.gross"] == "3572.40"


def test_a_rounding_without_its_sign_leads_to_a_coin() -> None:
    chosen = _choose(
        _scored("totals.gross", "8.11", 2.2),
        _scored("totals.gross", "8.10", 2.0),
        _scored("totals.rounding", "0.01", 2.0),
    )
    assert chosen["totals.gross"] == "8.10"


def test_a_total_below_zero_stands_back_behind_one_above() -> None:
    assert (
        _choose(_scored("totals.gross", "-9.62", 2.5), _scored("totals.gross", "5.90", 0.4))["totals.gross"] == "5.90"
    )
