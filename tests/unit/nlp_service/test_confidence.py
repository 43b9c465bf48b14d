from hypothesis import given
from hypothesis import strategies as st

from nlp_service import confidence
from nlp_service.candidates.candidate import Candidate, Features, Scored
from nlp_service.resolve.choice import Choice

LEAD = st.floats(min_value=0, max_value=50)


def _choice(field: str, margin: float) -> Choice:
    return Choice(field, Scored(Candidate(field, "x", "x", (), (), Features()), 1.0), margin, ())


@given(LEAD, LEAD)
def test_a_greater_lead_never_means_less_confidence(a: float, b: float) -> None:
    small, large = sorted((a, b))
    assert confidence.of_choice(_choice("totals.net", small)) <= confidence.of_choice(_choice("totals.net", large))


@given(LEAD)
def test_confidence_is_a_probability_that_is_never_certain(margin: float) -> None:
    assert 0 < confidence.of_choice(_choice("totals.net", margin)) < 1


def test_nothing_chosen_has_no_confidence() -> None:
    assert confidence.of_choice(Choice("totals.net", None, 3.0, ())) == 0


def test_names_need_a_greater_lead() -> None:
    assert confidence.of_choice(_choice("supplier.name", 2)) < confidence.of_choice(_choice("invoice_number", 2))


def test_a_line_that_adds_up_is_surer_than_one_that_does_not() -> None:
    assert confidence.of_line(True, None) > confidence.of_line(None, None) > confidence.of_line(False, None)
    assert confidence.of_line(True, True) > confidence.of_line(True, None) > confidence.of_line(True, False)


def test_arithmetic_says_less_of_the_texts_of_a_line_than_of_its_numbers() -> None:
    assert confidence.of_line(True, True) > confidence.of_line(True, True, is_text=True)
    assert confidence.of_line(False, None, is_text=True) > confidence.of_line(False, None)
