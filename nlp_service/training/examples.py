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
# The names are chosen together: what is the one's is no rival of the other.
_CUSTOMER = "customer.name"
_OTHER = {_CUSTOMER: "supplier.name"}


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
        if right is None and field == _CUSTOMER and example.document.is_receipt:
            # Whom the receipt of a till is for stands behind a label or not on it.
            right, candidates = (), [item for item in candidates if not item.features.label]
        if right is None or not candidates:
            continue
        theirs = example.right(_OTHER[field]) if field in _OTHER else None
        free = [not (theirs and is_right(field, candidate.value, theirs)) for candidate in candidates]
        parts.append(vectors(candidates, rules.scores(candidates))[free])
        labels += [is_right(field, c.value, right) for c, is_free in zip(candidates, free, strict=True) if is_free]
        numbers += [number] * sum(free)
    return Rows(np.concatenate(parts), np.array(labels, dtype=np.int8), np.array(numbers, dtype=np.int64))
