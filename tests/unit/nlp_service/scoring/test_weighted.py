from dataclasses import fields

import pytest

from nlp_service.candidates.candidate import Candidate, Features
from nlp_service.scoring.weighted import WeightedScorer, load_weights


def _candidate(field: str, features: Features) -> Candidate:
    return Candidate(field, "1.00", "1.00", (), (), features)


def test_a_label_speaks_for_a_total_and_another_label_against_it() -> None:
    scorer = WeightedScorer()
    plain = scorer.score(_candidate("totals.net", Features(form=1)))
    labelled = scorer.score(_candidate("totals.net", Features(form=1, label=1)))
    contested = scorer.score(_candidate("totals.net", Features(form=1, label=1, rival=1)))
    assert plain < 0 < labelled
    assert contested < labelled


def test_the_id_of_an_item_does_not_matter() -> None:
    scorer, features = WeightedScorer(), Features(check=1)
    first = scorer.score(_candidate("payment.accounts[1].iban", features))
    assert first == scorer.score(_candidate("payment.accounts[7].iban", features))


def test_a_field_without_weights_takes_those_of_its_group() -> None:
    scorer, features = WeightedScorer(), Features(label=0.5)
    assert scorer.score(_candidate("totals.tip", features)) == scorer.score(_candidate("totals.paid", features))


def test_every_weight_is_of_a_feature_that_exists() -> None:
    known = {feature.name for feature in fields(Features)} | {"bias"}
    assert all(by_feature.keys() <= known for by_feature in load_weights().values())


def test_a_weight_for_an_unknown_feature_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tomllib.loads", lambda _: {"totals": {"colour": 1.0}})
    load_weights.cache_clear()
    try:
        with pytest.raises(ValueError, match="colour"):
            load_weights()
    finally:
        load_weights.cache_clear()
