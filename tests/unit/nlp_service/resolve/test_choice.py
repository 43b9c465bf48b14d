from nlp_service.candidates.candidate import Candidate, Features, Scored
from nlp_service.resolve.choice import choose_alone


def _scored(value: str, score: float) -> Scored:
    return Scored(Candidate("invoice_number", value, value, (), (), Features()), score)


def test_the_best_candidate_is_chosen_and_leads_by_its_margin() -> None:
    choice = choose_alone("invoice_number", [_scored("A", 1.0), _scored("B", 3.0)])
    assert choice.chosen is not None
    assert (choice.chosen.candidate.value, choice.margin) == ("B", 2.0)
    assert [other.candidate.value for other in choice.others] == ["A"]


def test_none_is_chosen_rather_than_an_unlikely_one() -> None:
    choice = choose_alone("invoice_number", [_scored("A", -0.1)])
    assert choice.chosen is None
    assert [other.candidate.value for other in choice.others] == ["A"]


def test_the_same_value_twice_is_no_rival_of_itself() -> None:
    choice = choose_alone("invoice_number", [_scored("A", 3.0), _scored("A", 2.9)])
    assert (choice.margin, choice.others) == (3.0, ())


def test_a_field_without_candidates_stays_empty() -> None:
    assert choose_alone("invoice_number", []).chosen is None
