from pathlib import Path

import pytest

from nlp_service.candidates.candidate import Candidate, Features
from nlp_service.candidates.hints import Hints
from nlp_service.engines.local import Found, LocalEngine
from nlp_service.reading.page import Document
from nlp_service.scoring.weighted import WeightedScorer
from nlp_service.training.corpus import KnownDocument
from nlp_service.training.examples import Example
from nlp_service.training.ranking import Tally
from nlp_service.training.validation import CrossValidation, is_worth_it

FIELD = "references.purchase_order"


def _example(number: int, group: str, engine: LocalEngine) -> Example:
    """A document whose right order number has the stronger label, and a wrong one that the rules prefer by its form."""
    right = Candidate(FIELD, f"PO{number}", f"PO{number}", (), (), Features(label=0.8, top=1.0))
    wrong = Candidate(FIELD, f"X{number}", f"X{number}", (), (), Features(label=0.82, form=0.1))
    nothing = engine.find(Document(()), Hints())
    found = Found(nothing.survey, {FIELD: [wrong, right]}, (), ())
    truth = {"purchase_order": f"PO{number}", "gross_total": "1.00"}
    return Example(KnownDocument(Path(f"{number}.pdf"), "set", str(number), group, truth), found)


@pytest.fixture(scope="module")
def validation() -> CrossValidation:
    engine = LocalEngine(WeightedScorer())
    examples = [_example(number, f"group {number % 10}", engine) for number in range(60)]
    return CrossValidation(engine, examples, [FIELD])


def test_models_are_compared_with_the_rules_on_groups_they_have_not_seen(validation: CrossValidation) -> None:
    rules, learned = validation.compare()[FIELD]["set"]
    assert (rules.f1, learned.f1) == (0, 1)


def test_each_document_is_read_by_models_that_have_not_seen_it(validation: CrossValidation) -> None:
    choices = validation.choose([FIELD])
    read = {example.document.name: extraction.value(FIELD) for example, extraction in validation.read(choices, {})}
    assert read == {str(number): f"PO{number}" for number in range(60)}


@pytest.mark.parametrize(
    ("others", "samples", "worth"), [(60, 80, True), (50, 50, False), (40, 90, False), (60, 50, True)]
)
def test_a_model_gains_somewhere_and_loses_nowhere(others: int, samples: int, *, worth: bool) -> None:
    rules = Tally(50, 100, 100)
    by_corpus = {"others": (rules, Tally(others, 100, 100)), "samples": (rules, Tally(samples, 100, 100))}
    assert is_worth_it(by_corpus) is worth
