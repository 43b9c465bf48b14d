"""All that was measured on a corpus: the scored documents, by folder and by kind, and their timings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from invoicemesh_client.extraction.outputs import result_paths
from tests.accuracy.corpus import LabelledDocument
from tests.accuracy.matching import Matching
from tests.accuracy.result import read_result
from tests.accuracy.score import DocumentScore, score_document
from tests.accuracy.timing import Timing, read_timings


@dataclass(frozen=True)
class Evaluation:
    """The scores of the documents in order of their paths; `timings` of those of which they are known."""

    corpus: str
    matching: Matching
    scores: tuple[DocumentScore, ...]
    timings: tuple[Timing, ...]

    @cached_property
    def folders(self) -> Mapping[str, tuple[DocumentScore, ...]]:
        """The scores by folder."""
        names = dict.fromkeys(score.document.folder for score in self.scores)
        return MappingProxyType(
            {name: tuple(score for score in self.scores if score.document.folder == name) for name in names}
        )

    @cached_property
    def groups(self) -> Mapping[str, tuple[DocumentScore, ...]]:
        """The scores of invoices and of receipts, as far as there are any.

        Receipts are the folders that hold nothing else: they print no number, and their public labels are noisy.
        """
        receipts: list[DocumentScore] = []
        invoices: list[DocumentScore] = []
        for scores in self.folders.values():
            (receipts if all(score.document.truth.is_receipt for score in scores) else invoices).extend(scores)
        groups = {"invoices": tuple(invoices), "receipts": tuple(receipts)}
        return MappingProxyType({name: scores for name, scores in groups.items() if scores})

    @cached_property
    def worst(self) -> tuple[DocumentScore, ...]:
        """The documents with errors: those accepted with a fault first, then by faults, then by errors."""
        erring = [score for score in self.scores if score.errors]
        return tuple(sorted(erring, key=lambda s: (not (s.is_accepted and s.faults), -len(s.faults), -len(s.errors))))


def evaluate(corpus: str, documents: Sequence[LabelledDocument], results: Path, *, matching: Matching) -> Evaluation:
    """Scores the result files of these documents, which lie in `results` where `invoicemesh extract --out` puts them.

    A document without a result counts as wholly missed. Raises ValueError for a file that is no result.
    """
    paths = result_paths([document.source for document in documents], results)
    scores = (score_document(document, read_result(paths[document.source]), matching) for document in documents)
    timings = read_timings(results, [document.name for document in documents])
    return Evaluation(corpus, matching, tuple(scores), timings)
