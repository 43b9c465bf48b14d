"""Cross-validation by group: how models and curves do on documents whose suppliers and layouts they have not seen."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from sklearn.model_selection import GroupKFold

from nlp_service.engines.local import LocalEngine
from nlp_service.extraction import Extraction
from nlp_service.resolve.choice import Choice
from nlp_service.scoring.learned import LearnedScorer
from nlp_service.training.calibration import Outcomes, fit_curve, fit_curves, outcomes_of
from nlp_service.training.examples import Example
from nlp_service.training.ranking import Ranker, Tally, learn, tally
from nlp_service.training.truth import KEYS

_FOLDS = 5
# A model takes the place of the rules of its field where its F1 is greater by more than this.
_LEAST_GAIN = 0.005

Choices = Sequence[Sequence[Choice]]
# By corpus, the tally of the rules and that of the models.
Compared = Mapping[str, tuple[Tally, Tally]]


class CrossValidation:
    """Models for each fifth of the examples, learned from the other four. All examples of a group are in one fifth."""

    def __init__(self, engine: LocalEngine, examples: Sequence[Example], fields: Iterable[str]) -> None:
        self._engine = engine
        self._examples = examples
        groups = [example.document.group for example in examples]
        self._folds = np.zeros(len(examples), dtype=np.int64)
        for number, (_, held_out) in enumerate(GroupKFold(_FOLDS).split(groups, groups=groups)):
            self._folds[held_out] = number
        self._models = {
            (field, fold): model
            for field in fields
            for fold in range(_FOLDS)
            if (model := learn(field, examples, self._folds != fold)) is not None
        }

    def learned_fields(self) -> tuple[str, ...]:
        """The fields that every fold has a model for."""
        fields = dict.fromkeys(field for field, _ in self._models)
        return tuple(field for field in fields if all((field, fold) in self._models for fold in range(_FOLDS)))

    def choose(self, fields: Sequence[str]) -> Choices:
        """For each example what is chosen by models of `fields` that have not seen it, and the rules for the others."""
        scorers = [LearnedScorer(self._models_of(fold, fields)) for fold in range(_FOLDS)]
        return [
            self._engine.choose(example.found, scorers[fold])
            for example, fold in zip(self._examples, self._folds, strict=True)
        ]

    def _models_of(self, fold: int, fields: Sequence[str]) -> Mapping[str, Ranker]:
        return {field: self._models[field, fold] for field in fields}

    def compare(self) -> Mapping[str, Compared]:
        """For each learned field how good the rules are, and its model beside rules for all others, by corpus."""
        by_rules = self.choose(())
        return {field: self._compare(field, by_rules, self.choose((field,))) for field in self.learned_fields()}

    def _compare(self, field: str, by_rules: Choices, by_model: Choices) -> Compared:
        rules, learned = (tally(field, self._examples, choices) for choices in (by_rules, by_model))
        return {corpus: (rules[corpus], learned[corpus]) for corpus in rules}

    def outcomes(self, choices: Choices) -> Mapping[str, Outcomes]:
        """Which of `choices` are right, by field."""
        return {field: outcomes_of(field, self._examples, choices) for field in KEYS}

    def confidences(self, outcomes: Outcomes) -> list[tuple[float, bool]]:
        """For each outcome its confidence by a curve that has not seen it, and whether it is right."""
        curves = [fit_curve(outcomes, self._examples, self._folds != fold) for fold in range(_FOLDS)]
        rows = zip(outcomes.examples, outcomes.evidence, outcomes.right, strict=True)
        return [
            (curve(tuple(evidence)), bool(right))
            for number, evidence, right in rows
            if (curve := curves[self._folds[number]]) is not None
        ]

    def read(self, choices: Choices, outcomes: Mapping[str, Outcomes]) -> Iterable[tuple[Example, Extraction]]:
        """Each example as it is read by models and curves that have not seen it."""
        curves = [fit_curves(outcomes, self._examples, self._folds != fold) for fold in range(_FOLDS)]
        for example, fold, chosen in zip(self._examples, self._folds, choices, strict=True):
            yield example, self._engine.read(example.found, chosen, curves[fold])


def is_worth_it(compared: Compared) -> bool:
    """Whether a model gains on some corpus, and loses on none: what is learned from samples must hold for others."""
    gains = [learned.f1 - rules.f1 for rules, learned in compared.values()]
    return max(gains) > _LEAST_GAIN and min(gains) >= 0
