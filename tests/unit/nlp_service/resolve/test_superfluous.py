from decimal import Decimal

import pytest

from nlp_service.candidates.candidate import Candidate, Features, Scored
from nlp_service.reading.geometry import Box, Point
from nlp_service.reading.page import Word
from nlp_service.resolve.agreement import Known
from nlp_service.resolve.totals import choose_totals

_CORNERS = (Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 1))
_LINES = Known(sum_of_lines=Decimal("100.00"))


def _chosen(known: Known, **values: str) -> dict[str, str | None]:
    scored = {}
    for name, value in values.items():
        field = f"totals.{name}"
        words = (Word(f"{field} {value}", value, 1.0, 1, _CORNERS, Box(0, 0, 1, 1)),)
        scored[field] = [Scored(Candidate(field, value, value, words, (), Features()), 2.0)]
    return {
        c.field.removeprefix("totals."): c.chosen.candidate.value if c.chosen else None
        for c in choose_totals(scored, known)
    }


@pytest.mark.parametrize("extra", ["charges", "allowances"])
def test_an_extra_that_the_net_total_does_not_hold_is_left_out(extra: str) -> None:
    chosen = _chosen(_LINES, net="100.00", tax="19.00", gross="119.00", **{extra: "204510"})
    assert (chosen[extra], chosen["net"], chosen["gross"]) == (None, "100.00", "119.00")


def test_an_extra_that_makes_up_the_net_total_stays() -> None:
    assert _chosen(_LINES, net="105.00", tax="19.95", gross="124.95", charges="5.00")["charges"] == "5.00"


def test_an_extra_after_the_tax_stays() -> None:
    assert _chosen(_LINES, net="100.00", tax="19.00", gross="124.00", charges="5.00")["charges"] == "5.00"


def test_extras_that_cancel_each_other_out_stay() -> None:
    chosen = _chosen(_LINES, net="100.00", tax="19.00", gross="119.00", charges="5.00", allowances="-5.00")
    assert (chosen["charges"], chosen["allowances"]) == ("5.00", "-5.00")


def test_nothing_is_left_out_where_lines_are_unknown() -> None:
    assert _chosen(Known(), net="100.00", tax="19.00", gross="119.00", charges="5.00")["charges"] == "5.00"
