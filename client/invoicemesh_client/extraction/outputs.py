"""Where results go: a JSON file per document, at the document's own place below the output folder."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from invoicemesh_client.extraction.inputs import InputDocument


def result_paths(documents: Sequence[InputDocument], folder: Path) -> Mapping[InputDocument, Path]:
    """Gives the path of each document's result: `a/X.pdf` becomes `a/X.json`.

    Documents that differ only in their suffix keep it, `a/X.pdf.json` and `a/X.jpg.json`: no result replaces another.
    """
    counts = Counter(document.relative.with_suffix(".json") for document in documents)
    return {document: folder / _result_name(document.relative, counts) for document in documents}


def write_result(path: Path, text: str) -> None:
    """Writes a result whole or not at all, making its folder. Raises OSError when that is not possible."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        partial.write_text(text + "\n", encoding="utf-8")
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _result_name(relative: Path, counts: Mapping[Path, int]) -> Path:
    plain = relative.with_suffix(".json")
    return plain if counts[plain] == 1 else relative.with_name(f"{relative.name}.json")
