"""Prints what cross-validation found: models against rules, and how far confidences can be relied on."""

import sys
from collections.abc import Mapping, Sequence

from nlp_service.training.calibration import calibration_error, reliability
from nlp_service.training.validation import Compared

_SURE_FROM = 0.9


def say(line: str) -> None:
    """Writes a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def report_models(compared: Mapping[str, Compared], kept: Sequence[str]) -> None:
    """A row a field and corpus: the F1 of the rules and of the models, and which of them decides."""
    say(f"{'field':28} {'corpus':16} {'rules F1':>9} {'model F1':>9}")
    for field, by_corpus in compared.items():
        decides = "model" if field in kept else "rules"
        for corpus, (rules, learned) in by_corpus.items():
            say(f"{field:28} {corpus:16} {rules.f1:9.3f} {learned.f1:9.3f}  {decides}")


def report_calibration(confidences: Mapping[str, Sequence[tuple[float, bool]]]) -> None:
    """A row a field: its values, the share that is right, the same of those that are sure, the calibration error."""
    say(f"{'field':28} {'values':>7} {'right':>6} {'sure':>6} {'right':>6} {'ECE':>6}")
    for field, pairs in confidences.items():
        if not pairs:
            continue
        sure = [right for confidence, right in pairs if confidence >= _SURE_FROM]
        right = sum(right for _, right in pairs) / len(pairs)
        error = calibration_error(reliability(pairs))
        say(f"{field:28} {len(pairs):7} {right:6.3f} {len(sure):6} {sum(sure) / max(1, len(sure)):6.3f} {error:6.3f}")
