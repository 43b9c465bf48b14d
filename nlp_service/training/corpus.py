"""The documents to train on: files with their truth beside them, and the group of those that are alike."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nlp_service.reading.folding import squeeze

_SUFFIXES = frozenset({".pdf", ".png", ".jpg", ".jpeg"})
_MANIFEST = "manifest.csv"
# The samples of this project are named by language, layout, scan and seed: `de-letter-clean-00019`.
_SAMPLE = re.compile(r"[a-z]{2}-(?P<layout>[a-z]+)-[a-z]+-\d+")


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document whose values are known. `corpus` is the name of its corpus, `name` its path there without suffix.

    Documents of one `group` come from one supplier or share a layout; they are never parted between training and
    validation.
    """

    path: Path
    corpus: str
    name: str
    group: str
    truth: Mapping[str, object]

    @property
    def is_receipt(self) -> bool:
        """Whether its truth says that it is a receipt."""
        return "receipt" in (self.truth.get("doc_type"), self.truth.get("document_type"))


def find_documents(corpus: Path) -> Iterator[KnownDocument]:
    """The documents below `corpus` that have a truth, by path.

    The group is the layout of a sample; else what `manifest.csv` (columns `folder`, `base`, `group`, `doc_type`) says
    up to its first underscore; else the supplier.
    """
    groups = _groups(corpus / _MANIFEST)
    for path in sorted(corpus.rglob("*")):
        truth_path = path.with_suffix(".json")
        if path.suffix.lower() not in _SUFFIXES or not truth_path.exists():
            continue
        truth = json.loads(truth_path.read_text(encoding="utf-8"))
        if "gross_total" not in truth:
            continue
        name = path.relative_to(corpus).with_suffix("").as_posix()
        sample = _SAMPLE.fullmatch(path.stem)
        supplier = squeeze(str(truth.get("supplier_name") or name))
        group = f"layout {sample['layout']}" if sample else groups.get(name) or supplier
        yield KnownDocument(path, corpus.resolve().name, name, group, truth)


def _groups(manifest: Path) -> Mapping[str, str]:
    if not manifest.exists():
        return {}
    with manifest.open(encoding="utf-8", newline="") as file:
        return {
            f"{row['folder']}/{row['base']}": row["group"].split("_")[0]
            for row in csv.DictReader(file)
            # A group that is nothing but the type of the document tells no supplier.
            if row["group"] != row["doc_type"]
        }
