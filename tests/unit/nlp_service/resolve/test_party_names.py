import pytest

from nlp_service.candidates.candidate import Candidate, Features, Scored
from nlp_service.resolve.choice import Choice
from nlp_service.resolve.party_names import choose_names, is_one_party


def _choose(suppliers: dict[str, float], customers: dict[str, float]) -> tuple[Choice, Choice]:
    def scored(field: str, scores: dict[str, float]) -> list[Scored]:
        return [Scored(Candidate(field, name, name, (), (), Features()), score) for name, score in scores.items()]

    return choose_names("supplier.name", scored("supplier.name", suppliers), "customer.name", scored("c", customers))


def _value(choice: Choice) -> str | None:
    return choice.chosen.candidate.value if choice.chosen else None


def test_the_supplier_leaves_a_name_to_the_customer_where_both_gain() -> None:
    supplier, customer = _choose({"Weber": 3.1, "Acme": 3.0}, {"Weber": 2.0, "Acme": 0.5})
    assert (_value(supplier), _value(customer)) == ("Acme", "Weber")
    # Acme and Weber make 5, Weber and Acme 3.6.
    assert supplier.margin == pytest.approx(1.4)


def test_the_customer_s_name_is_no_rival_of_the_supplier_s() -> None:
    supplier, _ = _choose({"Acme": 3.0, "Weber": 2.9}, {"Weber": 4.0})
    assert supplier.margin == pytest.approx(3.0)


def test_a_name_and_its_beginning_are_one_party() -> None:
    assert is_one_party("Acme Tools", "ACME TOOLS Ltd")
    assert not is_one_party("Acme Tools", "Weber Books")
    supplier, customer = _choose({"Acme Tools Ltd": 3.0}, {"Acme Tools": 2.0})
    assert (_value(supplier), _value(customer)) == ("Acme Tools Ltd", None)


def test_one_word_that_tells_both_apart_speaks_against_two_parties() -> None:
    supplier, customer = _choose({"Contoso Ltd": 3.0}, {"Contoso Headquarters": 1.5, "Weber": 1.0})
    assert (_value(supplier), _value(customer)) == ("Contoso Ltd", "Weber")


def test_an_unlikely_name_is_given_and_a_hopeless_one_is_not() -> None:
    _, customer = _choose({"Acme": 3.0}, {"Weber": -1.0})
    assert (_value(customer), customer.margin) == ("Weber", 0.0)
    assert _value(_choose({"Acme": 3.0}, {"Weber": -4.0})[1]) is None


def test_without_candidates_both_are_empty() -> None:
    assert [_value(choice) for choice in _choose({}, {})] == [None, None]
