"""Examples: what the engine found on documents with known truth, as rows for the models to learn from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from invoicemesh.ocr.v1.document_pb2 import Page
from nlp_service.candidates.hints import Hints
from nlp_service.engines.local import Found, LocalEngine
from nlp_service.messages import to_document
from nlp_service.scoring.scorer import Scorer
from nlp_service.scoring.vector import NAMES, Vectors, vectors
from nlp_service.training.corpus import KnownDocument
from nlp_service.training.truth import is_right, right_values

Labels = NDArray[np.int8]


@dataclass(frozen=True)
class Example:
    """A document with known truth and what the engine found on it."""

    document: KnownDocument
    found: Found

    def right(self, field: str) -> tuple[str, ...] | None:
        """The right values of `field`, None where they are not known."""
        return right_values(self.document.truth, field)


@dataclass(frozen=True)
class Rows:
    """The candidates of one field over all documents: a vector, whether it is right, and the number of its example."""

    vectors: Vectors
    labels: Labels
    examples: NDArray[np.int64]


def find_examples(engine: LocalEngine, documents: Iterable[tuple[KnownDocument, Sequence[Page]]]) -> list[Example]:
    """What `engine` finds on each document."""
    return [Example(document, engine.find(to_document(pages), Hints())) for document, pages in documents]


def rows_of(field: str, examples: Sequence[Example], rules: Scorer) -> Rows:
    """The candidates of `field` on the examples where its truth is known."""
    parts: list[Vectors] = [np.zeros((0, len(NAMES)), dtype=np.float32)]
    labels: list[int] = []
    numbers: list[int] = []
    for number, example in enumerate(examples):
        right = example.right(field)
        candidates = example.found.candidates.get(field, ())
        if right is None or not candidates:
            continue
        parts.append(vectors(candidates, rules.scores(candidates)))
        labels += [is_right(field, candidate.value, right) for candidate in candidates]
        numbers += [number] * len(candidates)
    return Rows(np.concatenate(parts), np.array(labels, dtype=np.int8), np.array(numbers, dtype=np.int64))
