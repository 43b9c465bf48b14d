"""A folder of documents with the truth beside each: `X.pdf` and `X.json`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from invoicemesh_client.extraction.inputs import InputDocument, find_inputs
from tests.accuracy.truth import Truth, read_truth


@dataclass(frozen=True)
class LabelledDocument:
    """A document, the folder that it is counted under, and what it states."""

    source: InputDocument
    folder: str
    truth: Truth

    @property
    def name(self) -> str:
        """The path below the corpus, with slashes."""
        return self.source.relative.as_posix()


def find_corpus(corpus: Path, only: Sequence[str] = ()) -> tuple[LabelledDocument, ...]:
    """Gives the documents whose truth is known, in order of their paths; with `only`, of folders that begin so.

    Documents beside each other are counted under their folder's path below the corpus, those in the corpus itself under
    its own name. Raises FileNotFoundError when there is no such folder, ValueError for a truth that is no JSON.
    """
    return tuple(document for document in _labelled(corpus) if not only or document.folder.startswith(tuple(only)))


def _labelled(corpus: Path) -> Iterator[LabelledDocument]:
    for source in find_inputs([corpus]).documents:
        truth_file = source.path.with_suffix(".json")
        if truth_file.exists() and (truth := read_truth(truth_file)):
            folder = source.relative.parent.as_posix()
            yield LabelledDocument(source, corpus.resolve().name if folder == "." else folder, truth)
