from decimal import Decimal

import pytest

from nlp_service.candidates.candidate import Candidate, Features, Scored
from nlp_service.resolve.choice import Choice, choose_alone
from nlp_service.resolve.fitting import with_fitting_extra

ALLOWANCES, CHARGES = "totals.allowances", "totals.charges"


def _fitted(values: dict[str, dict[str, float]], *, lines: str, net: str) -> dict[str, str | None]:
    scored = {
        field: [Scored(Candidate(field, value, value, (), (), Features()), score) for value, score in of_field.items()]
        for field, of_field in values.items()
    }
    choices: list[Choice] = [choose_alone(field, scored.get(field, [])) for field in (ALLOWANCES, CHARGES)]
    fitted = with_fitting_extra(choices, scored, sum_of_lines=Decimal(lines), net=Decimal(net))
    return {choice.field: choice.chosen.candidate.value if choice.chosen else None for choice in fitted}


def test_the_discount_takes_the_place_of_the_subtotal_after_it() -> None:
    found = _fitted({ALLOWANCES: {"1436": 2.0, "4": 1.5}}, lines="1440", net="1436")
    assert found == {ALLOWANCES: "4", CHARGES: None}


def test_a_charge_that_makes_the_net_total_is_found_again() -> None:
    assert _fitted({CHARGES: {"99": 2.0, "5.00": -0.5}}, lines="100", net="105")[CHARGES] == "5.00"


@pytest.mark.parametrize(
    ("values", "lines", "net", "kept"),
    [
        ({ALLOWANCES: {"10": 2.0}}, "100", "90", "10"),  # it fits already
        ({ALLOWANCES: {"7": 2.0}}, "100", "90", "7"),  # nothing fits, and the contradiction is to be seen
        ({ALLOWANCES: {"7": 2.0, "10": 1.0}}, "100", "100", "7"),  # nothing is missing
        ({ALLOWANCES: {"7": 2.0, "10": 1.0}, CHARGES: {"3": 2.0}}, "100", "90", "7"),  # a charge takes part
    ],
)
def test_what_stays(values: dict[str, dict[str, float]], lines: str, net: str, kept: str) -> None:
    assert _fitted(values, lines=lines, net=net)[ALLOWANCES] == kept
